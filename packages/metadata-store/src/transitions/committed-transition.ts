import type { DagRunState, DagRunVerb, TaskInstanceState, TaskInstanceVerb } from "@baram/domain";
import type { LockedDagRun } from "../dag-runs/claim-dag-runs.ts";
import type { LockedTaskInstance } from "../task-instances/locked-task-instance.ts";
import type { TaskInstanceTable } from "../tables/task-instance-table.ts";

/** What moved in a committed transaction, as it was read before, with what was written about it. */
export type CommittedTransition =
  | {
      readonly kind: "taskInstance";
      readonly instance: LockedTaskInstance;
      /** One after another; none where only what is kept about it changed. */
      readonly verbs: readonly TaskInstanceVerb[];
      readonly changes: Partial<Pick<TaskInstanceTable, MeasuredColumn>>;
      /** Where the verbs have led. */
      readonly state: TaskInstanceState;
    }
  | {
      readonly kind: "dagRun";
      readonly dagRun: LockedDagRun;
      readonly verb: DagRunVerb;
      readonly changes: { readonly startDate?: number | null; readonly endDate?: number | null };
      readonly state: DagRunState;
    }
  | { readonly kind: "taskInstanceCreated"; readonly operator: string }
  | { readonly kind: "slasMissed"; readonly count: number };

type MeasuredColumn = "mapIndex" | "tryNumber" | "scheduledAt" | "queuedAt" | "startDate" | "endDate" | "stateReason";

/** Hears of what this process has committed, in commit order. Must not throw. */
export type TransitionObserver = (transitions: readonly CommittedTransition[]) => void;
