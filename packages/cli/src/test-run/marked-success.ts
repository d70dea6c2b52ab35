import type { Instant } from "@baram/domain";
import type { AttemptReport, Workload } from "@baram/execution-api";

/** The report of an attempt that is taken as successful without having run. Nobody is told of it. */
export function markedSuccess({ taskInstanceId, leaseToken }: Workload, now: Instant): AttemptReport {
  return {
    taskInstanceId,
    leaseToken,
    outcome: { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null },
    startedAt: now,
    endedAt: now,
    processId: null,
    renderedFields: null,
    renderedMapIndex: null,
    areCallbacksDone: true,
  };
}
