import { UNMAPPED } from "@baram/domain";
import type { SelectionSearch } from "../../app/search-params-dag.ts";
import { buildGridRows, parseFolded } from "../dag-grid/grid-rows.ts";
import { useDag } from "../dag-header/dag-context.ts";
import { GroupPanel } from "./group-panel.tsx";
import { MappedTaskPanel } from "./mapped-task-panel.tsx";
import { RunPanel } from "./run-panel.tsx";
import { SidePanel } from "./side-panel.tsx";
import { TaskInstancePanel } from "./task-instance-panel.tsx";

interface SelectionDetailsProps {
  readonly runId: string;
  /** Without a task it is the run that is selected. */
  readonly selection: SelectionSearch;
  readonly onTab: (tab: NonNullable<SelectionSearch["tab"]>) => void;
  readonly onClose: () => void;
}

/** Beside a view: the details of what is selected in it, a task instance, a group or a run. */
export function SelectionDetails({ runId, selection, onTab, onClose }: SelectionDetailsProps) {
  const { dag, structure } = useDag();
  const { task: rowId, map_index: mapIndex, tab } = selection;
  const task = structure.tasks.find((each) => each.task_id === rowId);
  const group =
    task === undefined && rowId !== undefined
      ? buildGridRows(structure, { folded: parseFolded(undefined), find: "" }).find((row) => row.id === rowId)
      : undefined;
  return (
    <SidePanel>
      {rowId === undefined ? (
        <RunPanel dagId={dag.dag_id} runId={runId} onClose={onClose} />
      ) : group?.kind === "group" ? (
        <GroupPanel dagId={dag.dag_id} runId={runId} group={group} onClose={onClose} />
      ) : task?.is_mapped === true && mapIndex === undefined ? (
        <MappedTaskPanel
          key={`${runId} ${rowId}`}
          address={{ dagId: dag.dag_id, runId, taskId: rowId }}
          task={task}
          onClose={onClose}
        />
      ) : (
        <TaskInstancePanel
          address={{ dagId: dag.dag_id, runId, taskId: rowId, mapIndex: mapIndex ?? UNMAPPED }}
          task={task}
          tab={tab ?? "details"}
          onTab={onTab}
          onClose={onClose}
        />
      )}
    </SidePanel>
  );
}
