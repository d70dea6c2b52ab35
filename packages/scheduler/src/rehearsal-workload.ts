import { randomUUID } from "node:crypto";
import { DEFAULT_MAX_MAP_LENGTH, type SerializedTask, UNMAPPED } from "@baram/domain";
import { attemptLogPath, DEFAULT_ATTEMPT_SETTINGS, type Workload, type WorkloadDagRun } from "@baram/execution-api";

/** A task that is tried out apart from any run: no dependencies, no retries, nothing stored. */
export interface RehearsedTask {
  readonly dagId: string;
  readonly task: SerializedTask;
  /** Which instance of a mapped task. Defaults to that of a task that is not mapped. */
  readonly mapIndex?: number;
  readonly dagRun: WorkloadDagRun;
  readonly bundle: Workload["bundle"];
  /** Defaults to what holds where nothing is configured. */
  readonly settings?: Workload["settings"];
}

/** Words a task that is only tried out as a workload. */
export function rehearsalWorkload(given: RehearsedTask): Workload {
  const { dagId, task, mapIndex = UNMAPPED, dagRun, bundle, settings = DEFAULT_ATTEMPT_SETTINGS } = given;
  const key = { dagId, runId: dagRun.runId, taskId: task.taskId, mapIndex };
  return {
    // No row has this id: nothing of the attempt is stored.
    taskInstanceId: 0,
    key,
    operator: task.operator,
    tryNumber: 1,
    maxTries: 0,
    firstStartedAt: null,
    leaseToken: randomUUID(),
    bundle,
    dagRun,
    isolation: task.isolation,
    executionTimeoutSeconds: task.executionTimeoutSeconds,
    maxMapLength: DEFAULT_MAX_MAP_LENGTH,
    pool: task.pool,
    queue: task.queue,
    logPath: `tests/${attemptLogPath(key, 1)}`,
    // Nothing of it is stored, so nobody else could await its trigger.
    settings: { ...settings, awaitsTriggers: true },
  };
}
