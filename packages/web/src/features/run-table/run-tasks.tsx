import { type TaskInstanceState, worstState } from "@baram/domain";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DagStructure, RunAnswer, TaskInstance } from "../../api/ui-shapes.ts";
import { groupBy } from "../../app/group-by.ts";
import { Duration } from "../../components/moment.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import { buildGridRows, type GridRow } from "../dag-grid/grid-rows.ts";
import { RoleMark } from "../dag-grid/role-mark.tsx";
import "./run-tasks.css";

const ROW_HEIGHT = 32;

interface RunTasksProps {
  readonly structure: DagStructure;
  readonly answer: RunAnswer;
}

/** The column of the grid of one run, with words: each task with its state, its try and how long it took. */
export function RunTasks({ structure, answer }: RunTasksProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => buildGridRows(structure, { folded: new Set(), find: "" }), [structure]);
  const byTask = useMemo(() => groupBy(answer.task_instances, (instance) => instance.task_id), [answer.task_instances]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  return (
    <div
      className="run-tasks"
      ref={scroller}
      tabIndex={0}
      role="table"
      aria-label={t("runPage.tasks")}
      aria-rowcount={rows.length}
    >
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div key={row.id} role="row" aria-rowindex={index + 1} className="run-task" style={{ top: start }}>
              <RunTaskRow row={row} byTask={byTask} answer={answer} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RunTaskRowProps {
  readonly row: GridRow;
  readonly byTask: ReadonlyMap<string, readonly TaskInstance[]>;
  readonly answer: RunAnswer;
}

function RunTaskRow({ row, byTask, answer }: RunTaskRowProps) {
  const { t } = useTranslation();
  const taskIds = row.kind === "task" ? [row.id] : row.taskIds;
  const instances = taskIds.flatMap((taskId) => byTask.get(taskId) ?? []);
  const states = instances.map((instance): TaskInstanceState => instance.state ?? "none");
  const state = states.length === 0 ? null : worstState(states);
  const isMapped = row.kind === "task" && row.task.is_mapped;
  const [only] = instances.length === 1 && !isMapped ? instances : [];
  const starts = instances.flatMap(({ start_date: start }) => start ?? []).toSorted();
  const ends = instances.flatMap(({ end_date: end }) => end ?? []).toSorted();
  // What was skipped without being run has an instant, and no length.
  const hasRun = instances.some(({ start_date: start, end_date: end }) => start !== end);
  const isOver = instances.every(({ start_date: start, end_date: end }) => start === null || end !== null);
  return (
    <>
      <span role="cell" className="run-task-name" style={{ paddingLeft: row.depth * 16 }}>
        {row.kind === "group" ? (
          <span className="strong cut">{row.label}</span>
        ) : only === undefined ? (
          <Link
            to="/dags/$dagId"
            params={{ dagId: answer.run.dag_id }}
            search={{ run: answer.run.run_id, task: row.id }}
            className="mono link cut"
            title={row.id}
          >
            {row.label}
            {isMapped && ` [${instances.filter((instance) => instance.map_index >= 0).length || " "}]`}
          </Link>
        ) : (
          <Link
            to="/dags/$dagId/runs/$runId/tasks/$taskId"
            params={{ dagId: answer.run.dag_id, runId: answer.run.run_id, taskId: row.id }}
            className="mono link cut"
            title={row.id}
          >
            {row.label}
          </Link>
        )}
        {row.kind === "task" && <RoleMark task={row.task} />}
      </span>
      <span role="cell" className="run-task-state">
        {state !== null && <StateWord state={state} />}
      </span>
      <span role="cell" className="run-task-try meta">
        {only !== undefined && only.try_number > 1 && t("graph.tryShort", { number: only.try_number })}
      </span>
      <span role="cell" className="run-task-time secondary">
        {starts[0] !== undefined && hasRun && (
          <Duration start={starts[0]} end={isOver ? (ends.at(-1) ?? null) : null} />
        )}
      </span>
    </>
  );
}
