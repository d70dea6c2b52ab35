import { type TaskInstanceKey, UNMAPPED } from "@baram/domain";

/**
 * Where the log of a try is, relative to the log folder, with forward slashes.
 *
 * Parity: Airflow's folders, one file a try. The name before each id keeps an id such as `..` from leading out of them.
 */
export function attemptLogPath({ dagId, runId, taskId, mapIndex }: TaskInstanceKey, tryNumber: number): string {
  const index = mapIndex === UNMAPPED ? "" : `map_index=${mapIndex}/`;
  return `dag_id=${dagId}/run_id=${runId}/task_id=${taskId}/${index}attempt=${tryNumber}.log`;
}

/** Where the log of a delivery is: beside the tasks of the run, one file for each time it is tried. */
export function callbackLogPath(
  { dagId, runId, callbackId }: { readonly dagId: string; readonly runId: string; readonly callbackId: number },
  tryNumber: number,
): string {
  return `dag_id=${dagId}/run_id=${runId}/callback_id=${callbackId}/attempt=${tryNumber}.log`;
}
