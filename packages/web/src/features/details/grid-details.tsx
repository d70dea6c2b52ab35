import { UNMAPPED } from "@baram/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { NOTHING_SELECTED } from "../../app/search-params.ts";
import { buildGridRows, parseFolded } from "../dag-grid/grid-rows.ts";
import { useDag } from "../dag-header/dag-context.ts";
import { GroupPanel } from "./group-panel.tsx";
import { MappedTaskPanel } from "./mapped-task-panel.tsx";
import { RunPanel } from "./run-panel.tsx";
import { SidePanel } from "./side-panel.tsx";
import { TaskInstancePanel } from "./task-instance-panel.tsx";

/** The details of what is selected in the grid: a task instance, a group or a run; nothing without a selection. */
export function GridDetails() {
  const { dag, structure } = useDag();
  const { run, task: rowId, map_index: mapIndex, tab } = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  if (run === undefined) return null;
  const close = () =>
    void navigate({
      search: (known) => ({ ...known, ...NOTHING_SELECTED }),
    });
  const task = structure.tasks.find((each) => each.task_id === rowId);
  const group =
    task === undefined && rowId !== undefined
      ? buildGridRows(structure, { folded: parseFolded(undefined), find: "" }).find((row) => row.id === rowId)
      : undefined;
  return (
    <SidePanel>
      {rowId === undefined ? (
        <RunPanel dagId={dag.dag_id} runId={run} onClose={close} />
      ) : group?.kind === "group" ? (
        <GroupPanel dagId={dag.dag_id} runId={run} group={group} onClose={close} />
      ) : task?.is_mapped === true && mapIndex === undefined ? (
        <MappedTaskPanel
          key={`${run} ${rowId}`}
          address={{ dagId: dag.dag_id, runId: run, taskId: rowId }}
          task={task}
          onClose={close}
        />
      ) : (
        <TaskInstancePanel
          address={{ dagId: dag.dag_id, runId: run, taskId: rowId, mapIndex: mapIndex ?? UNMAPPED }}
          task={task}
          tab={tab ?? "details"}
          onTab={(next) => void navigate({ search: (known) => ({ ...known, tab: next }), replace: true })}
          onClose={close}
        />
      )}
    </SidePanel>
  );
}
