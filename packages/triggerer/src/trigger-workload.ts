import { DEFAULT_MAX_MAP_LENGTH, type Json, taskGraph } from "@baram/domain";
import { type AttemptSettings, attemptLogPath, type BundleLocation, type Workload } from "@baram/execution-api";
import type { ClaimedTrigger, StoredDagVersion } from "@baram/metadata-store";

/** Words the attempt that a trigger belongs to. Its lease is the trigger's token. */
export function triggerWorkload(
  claimed: ClaimedTrigger,
  given: {
    readonly version: StoredDagVersion;
    readonly bundle: BundleLocation;
    readonly settings: AttemptSettings;
  },
): Workload {
  const { dagId, runId, taskId, mapIndex, tryNumber, maxTries } = claimed;
  const key = { dagId, runId, taskId, mapIndex };
  return {
    taskInstanceId: claimed.taskInstanceId,
    key,
    operator: claimed.operator,
    tryNumber,
    maxTries,
    firstStartedAt: claimed.firstStartedAt,
    leaseToken: claimed.token,
    bundle: given.bundle,
    dagRun: {
      runId,
      runType: claimed.runType,
      logicalDate: claimed.logicalDate,
      dataIntervalStart: claimed.dataIntervalStart,
      dataIntervalEnd: claimed.dataIntervalEnd,
      startDate: claimed.runStartDate,
      externalTrigger: claimed.externalTrigger === 1,
      conf: JSON.parse(claimed.conf) as Readonly<Record<string, Json>>,
    },
    isolation: taskGraph(given.version.dag).task(taskId).isolation,
    // The scheduler sees to the time of deferrals.
    executionTimeoutSeconds: null,
    maxMapLength: DEFAULT_MAX_MAP_LENGTH,
    pool: claimed.pool,
    queue: claimed.queue,
    logPath: attemptLogPath(key, tryNumber),
    settings: given.settings,
  };
}
