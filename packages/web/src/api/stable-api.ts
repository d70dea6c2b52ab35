import { change, pathOf, read } from "./http.ts";
import type { TaskInstanceAddress } from "./ui-api.ts";
import type { DagWaitingAnswer, JsonValue, MissingRunAnswer, Timestamp } from "./ui-shapes.ts";

/** The parts of the stable REST API that the UI acts through, the same that scripts use. */

/** A task instance that an act would change. */
export interface TaskInstanceReference {
  readonly dag_id: string;
  readonly dag_run_id: string;
  readonly task_id: string;
  readonly execution_date: Timestamp;
}

interface References {
  readonly task_instances: readonly TaskInstanceReference[];
}

/** What a run that is started by hand is given; what is left out is chosen by the server. */
export interface TriggerRequest {
  readonly conf: JsonValue;
  readonly logical_date?: Timestamp;
  readonly dag_run_id?: string;
  readonly note?: string;
}

/** Which neighbors of a task are cleared with it. */
export interface ClearChoice {
  readonly include_downstream: boolean;
  readonly include_upstream: boolean;
  readonly include_future: boolean;
  readonly include_past: boolean;
  readonly only_failed: boolean;
  /** Whether the runs go on with the Dag as it is now, not as it was when they started. */
  readonly run_on_latest_version: boolean;
}

/** An XCom without its value. */
export interface XComEntry {
  readonly key: string;
  readonly timestamp: Timestamp;
  readonly map_index: number;
}

export function triggerDagRun(dagId: string, request: TriggerRequest): Promise<{ readonly dag_run_id: string }> {
  return change({ method: "POST", path: pathOf("/api/v1/dags/{}/dagRuns", dagId), body: request });
}

export function setPaused(dagId: string, isPaused: boolean): Promise<unknown> {
  return change({
    method: "PATCH",
    path: `${pathOf("/api/v1/dags/{}", dagId)}?update_mask=is_paused`,
    body: { is_paused: isPaused },
  });
}

/** Names what clearing a task would reach; with `isDryRun` off it is cleared, and its runs are queued again. */
export async function clearTaskInstances(
  address: TaskInstanceAddress,
  choice: ClearChoice,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<readonly TaskInstanceReference[]> {
  const answer = await change<References>({
    method: "POST",
    path: pathOf("/api/v1/dags/{}/clearTaskInstances", address.dagId),
    body: {
      dry_run: isDryRun,
      dag_run_id: address.runId,
      task_ids: [address.taskId],
      ...(address.mapIndex < 0 ? {} : { map_indexes: [address.mapIndex] }),
      reset_dag_runs: true,
      ...choice,
    },
  });
  return answer.task_instances;
}

/** Names what clearing some tasks of one run would reach; with `isDryRun` off they are cleared. */
export async function clearTasksOfRun(
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
  { taskIds, onlyFailed, isDryRun }: { taskIds: readonly string[]; onlyFailed: boolean; isDryRun: boolean },
): Promise<readonly TaskInstanceReference[]> {
  const answer = await change<References>({
    method: "POST",
    path: pathOf("/api/v1/dags/{}/clearTaskInstances", dagId),
    body: { dry_run: isDryRun, dag_run_id: runId, task_ids: taskIds, only_failed: onlyFailed, reset_dag_runs: true },
  });
  return answer.task_instances;
}

export function markRun(
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
  state: "success" | "failed",
): Promise<unknown> {
  return change({ method: "PATCH", path: pathOf("/api/v1/dags/{}/dagRuns/{}", dagId, runId), body: { state } });
}

/** Why runs of a Dag wait. */
export function readDagWaiting(dagId: string, signal?: AbortSignal): Promise<DagWaitingAnswer> {
  return read(pathOf("/api/v1/dags/{}/waiting", dagId), {}, signal);
}

/** The run of a logical date, or why there is none. */
export function readMissingRun(dagId: string, logicalDate: string, signal?: AbortSignal): Promise<MissingRunAnswer> {
  return read(pathOf("/api/v1/dags/{}/waiting", dagId), { logical_date: logicalDate }, signal);
}

/** Deletes a run with everything in it. */
export function deleteRun({ dagId, runId }: { readonly dagId: string; readonly runId: string }): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/dags/{}/dagRuns/{}", dagId, runId) });
}

/** Deletes a Dag with its history; it comes back when its file is read again. */
export function deleteDag(dagId: string): Promise<unknown> {
  return change({ method: "DELETE", path: pathOf("/api/v1/dags/{}", dagId) });
}

export function markTaskInstance(
  { dagId, runId, taskId, mapIndex }: TaskInstanceAddress,
  state: "success" | "failed" | "skipped",
): Promise<unknown> {
  const path = pathOf("/api/v1/dags/{}/dagRuns/{}/taskInstances/{}", dagId, runId, taskId);
  return change({
    method: "PATCH",
    path: mapIndex < 0 ? path : `${path}/${mapIndex}`,
    body: { dry_run: false, new_state: state },
  });
}

export async function listXComs(address: TaskInstanceAddress, signal?: AbortSignal): Promise<readonly XComEntry[]> {
  const answer = await read<{ readonly xcom_entries: readonly XComEntry[] }>(
    xcomPath(address),
    { map_index: address.mapIndex < 0 ? undefined : address.mapIndex },
    signal,
  );
  return answer.xcom_entries;
}

export async function readXCom(address: TaskInstanceAddress, key: string, signal?: AbortSignal): Promise<JsonValue> {
  const answer = await read<{ readonly value: JsonValue }>(
    `${xcomPath(address)}/${encodeURIComponent(key)}`,
    { stringify: false, map_index: address.mapIndex < 0 ? undefined : address.mapIndex },
    signal,
  );
  return answer.value;
}

function xcomPath({ dagId, runId, taskId }: TaskInstanceAddress): string {
  return pathOf("/api/v1/dags/{}/dagRuns/{}/taskInstances/{}/xcomEntries", dagId, runId, taskId);
}
