import type { DagRunState, DagRunVerb, Instant, TaskInstanceState, TaskInstanceVerb } from "@baram/domain";
import type { CommittedTransition } from "@baram/metadata-store";

const SECOND = 1_000_000;

/** A moment so many seconds after the beginning of time. */
export function at(seconds: number): Instant {
  return (seconds * SECOND) as Instant;
}

/** A transition of task `t` of Dag `d`: scheduled at second 4, queued at 10, ended at 12. */
export function aTaskInstanceTransition(
  from: TaskInstanceState,
  verbs: readonly TaskInstanceVerb[],
  state: TaskInstanceState,
): CommittedTransition {
  const isStart = verbs.at(-1) === "start";
  const instance = {
    id: 1,
    dagRunId: 7,
    dagId: "d",
    runId: "r",
    taskId: "t",
    mapIndex: -1,
    state: from,
    tryNumber: 1,
    operator: "BashOperator",
    scheduledAt: at(4),
    queuedAt: null,
    startDate: at(10),
    endDate: null,
  };
  const changes = isStart ? { queuedAt: at(10), startDate: at(10) } : { endDate: at(12) };
  return {
    kind: "taskInstance",
    instance,
    verbs,
    changes,
    state,
    runStartDate: at(3),
  } as unknown as CommittedTransition;
}

/** A transition of a scheduled run of Dag `d` whose interval ended at second 1; it starts at 3 and ends at 13. */
export function aDagRunTransition(
  verb: DagRunVerb,
  state: DagRunState,
  given: Readonly<Record<string, unknown>> = {},
): CommittedTransition {
  const dagRun = {
    id: 7,
    dagId: "d",
    runId: "r",
    runType: "scheduled",
    clearNumber: 0,
    logicalDate: at(0),
    dataIntervalEnd: at(1),
    startDate: null,
    endDate: null,
    ...given,
  };
  const changes = verb === "start" ? { startDate: at(3) } : { startDate: at(3), endDate: at(13) };
  return { kind: "dagRun", dagRun, verb, changes, state } as unknown as CommittedTransition;
}
