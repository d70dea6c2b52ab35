import type { DagRunState, DagRunVerb, Instant, TaskInstanceState, TaskInstanceVerb } from "@baram/domain";
import type { Selectable } from "kysely";
import type { DagRunTable } from "../tables/dag-run-table.ts";
import type { TaskInstanceTable } from "../tables/task-instance-table.ts";

/** A task instance as it was read before it moved. */
type MovedTaskInstance = Pick<
  Selectable<TaskInstanceTable>,
  | "id"
  | "dagRunId"
  | "dagId"
  | "runId"
  | "taskId"
  | "mapIndex"
  | "state"
  | "tryNumber"
  | "operator"
  | "scheduledAt"
  | "queuedAt"
  | "startDate"
  | "endDate"
>;

/** A run as it was read before it moved. */
type MovedDagRun = Pick<
  Selectable<DagRunTable>,
  "id" | "dagId" | "runId" | "runType" | "logicalDate" | "dataIntervalEnd" | "clearNumber" | "startDate" | "endDate"
>;

/** What moved in a committed transaction, with what was written about it. */
export type CommittedTransition =
  | {
      readonly kind: "taskInstance";
      readonly instance: MovedTaskInstance;
      /** One after another; none where only what is kept about it changed. */
      readonly verbs: readonly TaskInstanceVerb[];
      readonly changes: Partial<
        Pick<
          Selectable<TaskInstanceTable>,
          "mapIndex" | "tryNumber" | "scheduledAt" | "queuedAt" | "startDate" | "endDate" | "stateReason"
        >
      >;
      /** When its run started; `null` where that is not known. */
      readonly runStartDate: Instant | null;
      /** Where the verbs have led. */
      readonly state: TaskInstanceState;
    }
  | {
      readonly kind: "dagRun";
      readonly dagRun: MovedDagRun;
      readonly verb: DagRunVerb;
      readonly changes: Partial<Pick<Selectable<DagRunTable>, "startDate" | "endDate" | "stateReason">>;
      readonly state: DagRunState;
    }
  | { readonly kind: "taskInstanceCreated"; readonly operator: string }
  | { readonly kind: "slasMissed"; readonly count: number };

/** Hears of what this process has committed, in commit order. Must not throw. */
export type TransitionObserver = (transitions: readonly CommittedTransition[]) => void;
