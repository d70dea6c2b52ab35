import { type Instant, type TaskInstanceState } from "@baram/domain";
import type { MetadataChange } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";

/** A state on the wire: `none` is `null` there. */
export function stateText(state: TaskInstanceState): Exclude<TaskInstanceState, "none"> | null {
  return state === "none" ? null : state;
}

/** What a live event says of a task instance. */
export function representTaskInstanceChange(change: Extract<MetadataChange, { kind: "taskInstance" }>) {
  return {
    dag_id: change.dagId,
    run_id: change.runId,
    task_id: change.taskId,
    map_index: change.mapIndex,
    state: stateText(change.state),
    try_number: change.tryNumber,
    start_date: instantText(change.startDate as Instant | null),
    end_date: instantText(change.endDate as Instant | null),
  };
}
