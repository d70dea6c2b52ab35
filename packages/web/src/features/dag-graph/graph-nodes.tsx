import type { TaskInstanceState } from "@baram/domain";
import { Box, ChevronDown, SquareDashed, Workflow } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../app/clock.ts";
import { secondsFrom, type TimeWords, useTimeWords } from "../../app/use-time.ts";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { RoleMark } from "../dag-grid/role-mark.tsx";
import { stateCountWords } from "../details/use-state-words.ts";
import { useStateReasonWords } from "../waiting/use-state-reason-words.ts";
import type { DagItem } from "./dag-items.ts";
import type { GraphNode } from "./graph-model.ts";
import { stateOfNode, useGraphShow } from "./graph-states.ts";

interface DagNodeProps {
  readonly item: DagItem;
}

/** A node of a Dag's graph. */
export const DagNode = memo(function DagNode({ item: { node } }: DagNodeProps) {
  if (node.kind === "group") return <FrameNode node={node} />;
  return node.kind === "outside" ? <OutsideNode node={node} /> : <BoxNode node={node} />;
});

type TaskBox = Extract<GraphNode, { kind: "task" }>;
type GroupBox = Exclude<GraphNode, { kind: "task" | "outside" }>;
type OutsideBox = Extract<GraphNode, { kind: "outside" }>;

function lookOf(node: GraphNode, state: TaskInstanceState | null, show: ReturnType<typeof useGraphShow>): string {
  return [
    "graph-node",
    state !== null && `state-${state}`,
    node.id === show.selected && "graph-node-selected",
    show.hits !== null && !show.hits.has(node.id) && "graph-node-dimmed",
  ]
    .filter(Boolean)
    .join(" ");
}

/** A task, or a folded group in the place of its tasks. */
function BoxNode({ node }: { readonly node: TaskBox | GroupBox }) {
  const show = useGraphShow();
  const state = stateOfNode(node, show);
  const copies = show.copies.get(node.id);
  return (
    <div
      className={`${lookOf(node, state, show)} ${node.kind === "task" && node.task.is_mapped ? "graph-node-mapped" : ""}`}
      title={node.kind === "task" ? node.id : (node.tooltip ?? node.id)}
    >
      {state !== null && <StateMark state={state} />}
      <div className="graph-node-words">
        <div className="graph-node-name">
          <span className={node.kind === "task" ? "graph-node-id" : "graph-node-group"}>
            {node.kind === "task" ? node.task.label : node.label}
            {node.kind === "task" && node.task.is_mapped && ` [${copies?.length ?? " "}]`}
          </span>
          <span className="fill" />
          {node.kind === "task" ? <RoleMark task={node.task} /> : <SquareDashed size={13} className="role-mark" />}
        </div>
        <div className="graph-node-facts">
          {node.kind === "task" ? (
            copies === undefined ? (
              <TaskFactsLine node={node} />
            ) : (
              <CopiesLine copies={copies} />
            )
          ) : (
            <GroupFactsLine node={node} />
          )}
        </div>
        {copies !== undefined && <CopiesBar copies={copies} />}
      </div>
    </div>
  );
}

/** An asset or another Dag: a pill, which leads to it. */
function OutsideNode({ node }: { readonly node: OutsideBox }) {
  const { t } = useTranslation();
  return (
    <div
      className={node.exists ? "graph-outside" : "graph-outside graph-outside-missing"}
      title={t(`graphMore.${node.outside}`, { name: node.label })}
    >
      {node.outside === "dag" ? <Workflow size={14} /> : <Box size={14} />}
      <span className="mono">{node.label}</span>
    </div>
  );
}

const EQUAL_PARTS = 24;

/** How many instances of a mapped task stand where: `3 success · 1 running`. */
function CopiesLine({ copies }: { readonly copies: readonly TaskInstanceState[] }) {
  const { t } = useTranslation();
  return STATES_IN_LEGEND_ORDER.flatMap((state) => {
    const count = copies.filter((each) => each === state).length;
    return count === 0 ? [] : [stateCountWords(t, state, count)];
  }).join(" · ");
}

/** One equal part for each instance; of many, each state by its share. */
function CopiesBar({ copies }: { readonly copies: readonly TaskInstanceState[] }) {
  const parts =
    copies.length <= EQUAL_PARTS
      ? copies.map((state) => ({ state, share: 1 }))
      : STATES_IN_LEGEND_ORDER.map((state) => ({ state, share: copies.filter((each) => each === state).length }));
  return (
    <div className="graph-copies" aria-hidden="true">
      {parts
        .filter(({ share }) => share > 0)
        .map(({ state, share }, index) => (
          <i key={index} className={`state-${state}`} style={{ flexGrow: share }} />
        ))}
    </div>
  );
}

/** An open group: a frame around its tasks, with its name and a way to fold it. */
function FrameNode({ node }: { readonly node: GroupBox }) {
  const { t } = useTranslation();
  const show = useGraphShow();
  const state = stateOfNode(node, show);
  const count = t("grid.tasks", { count: node.taskIds.length });
  return (
    <div className="graph-frame" title={node.tooltip ?? undefined}>
      <button
        type="button"
        className="graph-frame-head nopan"
        aria-expanded
        aria-label={t("grid.foldGroup", { group: `${node.label} ${count}` })}
        onClick={() => show.onFold(node.id)}
      >
        <ChevronDown size={12} />
        {node.label} <span className="graph-frame-count">{count}</span>
        <span className="fill" />
        {state !== null && <StateMark state={state} size={12} />}
      </button>
    </div>
  );
}

function TaskFactsLine({ node }: { readonly node: TaskBox }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const reasonWords = useStateReasonWords();
  const instance = useGraphShow().instances.get(node.id);
  const { task } = node;
  const kind = task.is_setup
    ? t("graph.setup")
    : task.is_teardown
      ? t("graph.teardown")
      : task.operator.replace(/Operator$/, "") || task.operator;
  if (instance === undefined) return kind;
  const { state } = instance;
  const reason = state === "success" || state === "running" ? null : reasonWords(instance);
  if (reason !== null) return reason;
  if (state === "skipped" || state === "upstream_failed") return t(`state.${state}`);
  const tries = instance.try_number > 1 ? t("graph.tryShort", { number: instance.try_number }) : null;
  return [kind, tries, lengthWords(instance, now, time)].filter((part) => part !== null).join(" · ");
}

function lengthWords(
  {
    start_date: start,
    end_date: end,
    state,
  }: { start_date: string | null; end_date: string | null; state: string | null },
  now: Date,
  time: TimeWords,
): string | null {
  if (start === null || (end === null && state !== "running")) return null;
  return time.exactDuration(secondsFrom(start, end, now));
}

function GroupFactsLine({ node }: { readonly node: GroupBox }) {
  const { t } = useTranslation();
  const show = useGraphShow();
  const state = stateOfNode(node, show);
  const words = t("grid.tasks", { count: node.taskIds.length });
  if (state === null || state === "none" || state === "success") return words;
  const count = node.taskIds.filter((taskId) => show.instances.get(taskId)?.state === state).length;
  return `${words} · ${stateCountWords(t, state, count)}`;
}
