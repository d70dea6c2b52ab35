import type { Json } from "@baram/domain";
import { callbackLogPath, DEFAULT_ATTEMPT_SETTINGS, type Workload } from "@baram/execution-api";
import type { ClaimedCallback, StoredDagVersion, ToldTaskInstance } from "@baram/metadata-store";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";

/** How long author code that is told of something may take. */
export const CALLBACK_SECONDS = 60;

/** A callback, and with what it is told. */
export interface CallbackToWord {
  readonly callback: ClaimedCallback;
  readonly told: ToldTaskInstance;
  readonly version: StoredDagVersion;
}

/** Words a callback as a workload, told with the context of one task instance. */
export function callbackWorkload(
  { callback, told, version }: CallbackToWord,
  {
    locateBundle,
    attemptSettings = DEFAULT_ATTEMPT_SETTINGS,
  }: Pick<SchedulerDependencies, "locateBundle" | "attemptSettings">,
): Workload {
  const { call, id, token, tries } = callback;
  const { dagId, runId, taskId, mapIndex } = told;
  const task = version.dag.tasks.find((one) => one.taskId === taskId);
  return {
    taskInstanceId: told.id,
    key: { dagId, runId, taskId, mapIndex },
    operator: told.operator,
    tryNumber: call.kind === "task" ? call.tryNumber : told.tryNumber,
    maxTries: told.maxTries,
    firstStartedAt: told.firstStartedAt,
    leaseToken: token,
    bundle: locateBundle({ hash: version.bundleHash, relativePath: version.relativePath }),
    dagRun: {
      runId,
      runType: told.runType,
      logicalDate: told.logicalDate,
      dataIntervalStart: told.dataIntervalStart,
      dataIntervalEnd: told.dataIntervalEnd,
      startDate: told.runStartDate,
      externalTrigger: told.externalTrigger === 1,
      conf: JSON.parse(told.conf) as Readonly<Record<string, Json>>,
    },
    isolation: task?.isolation ?? "shared",
    executionTimeoutSeconds: CALLBACK_SECONDS,
    maxMapLength: 0,
    pool: told.pool,
    queue: told.queue,
    logPath: callbackLogPath({ dagId, runId, callbackId: id }, tries),
    settings: attemptSettings,
    callback: { call, state: stateAtCall(callback, told) },
  };
}

/** Of a try the state that it had come to, whatever became of its instance since. */
function stateAtCall({ call }: ClaimedCallback, { state }: ToldTaskInstance): ToldTaskInstance["state"] {
  if (call.kind !== "task") return state;
  const states = { success: "success", skipped: "skipped", failure: "failed", retry: "up_for_retry" } as const;
  return states[call.event];
}
