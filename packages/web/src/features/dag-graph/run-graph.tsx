import { type TaskInstanceState, worstState } from "@baram/domain";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { neighborsQuery } from "../../api/dag-history.ts";
import type { DagStructure, TaskInstance } from "../../api/ui-shapes.ts";
import { stateColorToken } from "../../design/state-colors.ts";
import type { ItemLook, LinkLook } from "../graph-canvas/canvas-props.ts";
import { GraphCanvas } from "../graph-canvas/graph-canvas.tsx";
import type { GraphDirection } from "../graph-canvas/graph-parts.ts";
import { type DagItem, dagItems } from "./dag-items.ts";
import { focusStructure, type GraphFocus } from "./focus-structure.ts";
import { buildGraph, type GraphEdge } from "./graph-model.ts";
import { DagNode } from "./graph-nodes.tsx";
import { type GraphShow, GraphShowContext, stateOfNode } from "./graph-states.ts";
import { withOutsideNodes } from "./outside-nodes.ts";
import "./dag-graph.css";

/** What of a graph is on show. */
export interface GraphChoice {
  readonly folded: ReadonlySet<string>;
  readonly selected: string | undefined;
  readonly find: string | undefined;
  readonly focus: GraphFocus | undefined;
  readonly hasOutside: boolean;
  readonly direction: GraphDirection;
}

interface RunGraphProps {
  readonly dagId: string;
  readonly structure: DagStructure;
  /** Of the run on show; `null` without one. */
  readonly instances: readonly TaskInstance[] | null;
  readonly choice: GraphChoice;
  readonly onSelect: (id: string | null) => void;
  readonly onFold: (groupId: string) => void;
  readonly onOpen: (id: string) => void;
  readonly children?: React.ReactNode;
}

const NO_INSTANCES: readonly TaskInstance[] = [];

/** The graph of a Dag with the states of a run; what is around it is drawn with it. */
export function RunGraph(props: RunGraphProps) {
  const { t } = useTranslation();
  const { dagId, structure: whole, choice, onSelect, onFold, onOpen, children } = props;
  const { folded, selected, find, focus, hasOutside, direction } = choice;
  const instances = props.instances ?? NO_INSTANCES;
  const hasRun = props.instances !== null;
  const focused = focus === undefined ? undefined : selected;
  const structure = useMemo(
    () => (focus === undefined || focused === undefined ? whole : focusStructure(whole, focused, focus)),
    [whole, focus, focused],
  );
  const neighbors = useQuery({ ...neighborsQuery(dagId), enabled: hasOutside });
  const around = hasOutside ? neighbors.data : undefined;
  const model = useMemo(() => {
    const inside = buildGraph(structure, folded);
    return around === undefined ? inside : withOutsideNodes(inside, { structure, dagId, neighbors: around });
  }, [structure, folded, around, dagId]);
  const byId = useMemo(() => byTask(instances), [instances]);
  const copies = useMemo(() => copiesByTask(instances), [instances]);
  const show = useMemo(
    () => ({ instances: byId, copies, hasRun, selected: selected ?? null, hits: hitsOf(structure, find), onFold }),
    [byId, copies, hasRun, selected, structure, find, onFold],
  );
  const items = useMemo(() => dagItems(model), [model]);
  const itemLook = useMemo(() => lookOfItems(show), [show]);
  const linkLook = useMemo(() => lookOfLinks(byId), [byId]);
  // Until it is known what is around the Dag, drawing it would only make it jump.
  const isComing = hasOutside && neighbors.isPending;
  return (
    <GraphShowContext value={show}>
      {!isComing && (
        <GraphCanvas
          items={items}
          links={model.edges}
          direction={direction}
          label={t("graph.label", { dag: dagId })}
          fileName={dagId}
          Item={DagNode}
          itemLook={itemLook}
          linkLook={linkLook}
          selected={selected ?? null}
          hits={show.hits}
          isStop={isStop}
          onPress={({ node }) => {
            if (node.kind === "folded") onFold(node.id);
            else if (node.kind === "outside") onOpen(node.id);
            else onSelect(node.id);
          }}
          onOpen={(id) => {
            if (structure.tasks.some((task) => task.task_id === id)) onOpen(id);
          }}
          onSelect={onSelect}
        />
      )}
      {children}
    </GraphShowContext>
  );
}

/** Groups and what is outside of the Dag are not selected. */
function isStop({ node }: DagItem): boolean {
  return node.kind === "task" || node.kind === "folded";
}

function lookOfItems(show: GraphShow): (item: DagItem) => ItemLook {
  return ({ node }) => {
    const state = stateOfNode(node, show);
    return {
      label: node.kind === "task" ? node.task.label : node.label,
      below: node.kind === "task" ? node.task.operator : node.kind === "folded" ? String(node.taskIds.length) : "",
      isMono: node.kind === "task" || node.kind === "outside",
      isRound: node.kind === "outside",
      color: state === null ? null : stateColorToken(state),
      isDimmed: show.hits !== null && !show.hits.has(node.id),
    };
  };
}

function lookOfLinks(instances: ReadonlyMap<string, TaskInstance>): (link: GraphEdge) => LinkLook {
  return ({ source, target, isSetupPair, isReading }) => {
    const isPassed = [source, target].some((id) => instances.get(id)?.state === "skipped");
    return {
      line: isSetupPair ? "pair" : isReading === true ? "reading" : isPassed ? "passed" : "solid",
      isNear: false,
    };
  };
}

/** One instance for each task; of a mapped task the one that needs attention most. */
export function byTask(instances: readonly TaskInstance[]): ReadonlyMap<string, TaskInstance> {
  const known = new Map<string, TaskInstance>();
  for (const instance of instances) {
    const other = known.get(instance.task_id);
    if (other === undefined || worstState([other.state ?? "none", instance.state ?? "none"]) === instance.state) {
      known.set(instance.task_id, instance);
    }
  }
  return known;
}

/** How the instances of each task that is expanded stand. */
function copiesByTask(instances: readonly TaskInstance[]): ReadonlyMap<string, readonly TaskInstanceState[]> {
  const copies = new Map<string, TaskInstanceState[]>();
  for (const { task_id: taskId, map_index: mapIndex, state } of instances) {
    if (mapIndex < 0) continue;
    const known = copies.get(taskId);
    if (known === undefined) copies.set(taskId, [state ?? "none"]);
    else known.push(state ?? "none");
  }
  return copies;
}

/** The tasks and groups that a search finds; `null` without one. */
function hitsOf(structure: DagStructure, find: string | undefined): ReadonlySet<string> | null {
  if (find === undefined) return null;
  const text = find.toLowerCase();
  const tasks = structure.tasks.filter((task) => task.task_id.toLowerCase().includes(text));
  const groups = structure.groups.filter((group) =>
    tasks.some((task) => task.task_id.startsWith(`${group.group_id}.`)),
  );
  return new Set([...tasks.map((task) => task.task_id), ...groups.map((group) => group.group_id)]);
}
