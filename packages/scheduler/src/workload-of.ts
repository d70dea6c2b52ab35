import { DEFAULT_MAX_MAP_LENGTH, type Json } from "@baram/domain";
import { attemptLogPath, DEFAULT_ATTEMPT_SETTINGS, type Workload } from "@baram/execution-api";
import type { StartedTaskInstance } from "@baram/lifecycle";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";

/** Words a started instance as the workload that its executor hands over. */
export function workloadOf(
  { instance, task, version, leaseToken, resumption, returned }: StartedTaskInstance,
  {
    locateBundle,
    maxMapLength = DEFAULT_MAX_MAP_LENGTH,
    attemptSettings = DEFAULT_ATTEMPT_SETTINGS,
  }: Pick<SchedulerDependencies, "locateBundle" | "maxMapLength" | "attemptSettings">,
): Workload {
  const { dagId, runId, taskId, mapIndex } = instance;
  return {
    taskInstanceId: instance.id,
    key: { dagId, runId, taskId, mapIndex },
    operator: instance.operator,
    tryNumber: instance.tryNumber,
    maxTries: instance.maxTries,
    firstStartedAt: instance.firstStartedAt,
    leaseToken,
    bundle: locateBundle({ hash: version.bundleHash, relativePath: version.relativePath }),
    dagRun: {
      runId,
      runType: instance.runType,
      logicalDate: instance.logicalDate,
      dataIntervalStart: instance.dataIntervalStart,
      dataIntervalEnd: instance.dataIntervalEnd,
      startDate: instance.runStartDate,
      externalTrigger: instance.externalTrigger === 1,
      conf: JSON.parse(instance.conf) as Readonly<Record<string, Json>>,
    },
    isolation: task.isolation,
    executionTimeoutSeconds: task.executionTimeoutSeconds,
    maxMapLength,
    pool: instance.pool,
    queue: instance.queue,
    logPath: attemptLogPath({ dagId, runId, taskId, mapIndex }, instance.tryNumber),
    settings: attemptSettings,
    ...(resumption === null ? {} : { resumption }),
    ...(returned.length === 0
      ? {}
      : { returned: returned.map(({ taskId: from, mapIndex: at, value }) => ({ taskId: from, mapIndex: at, value })) }),
  };
}
