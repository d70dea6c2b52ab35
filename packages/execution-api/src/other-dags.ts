import type { DagRunState, Instant, TargetStates, TriggeredDagRun, WaitTarget, WantedDagRun } from "@baram/domain";

/** What author code may ask about other Dags, and do with them. */
export type OtherDagRequest =
  | ({ readonly kind: "triggerDagRun" } & WantedDagRun)
  | { readonly kind: "findDagRunState"; readonly dagId: string; readonly runId: string }
  | {
      readonly kind: "readTargetStates";
      readonly dagId: string;
      readonly logicalDates: readonly Instant[];
      readonly target: WaitTarget;
    }
  /** What is not there of what is waited for. */
  | { readonly kind: "findMissingTarget"; readonly dagId: string; readonly target: WaitTarget };

/** The answers, by request. */
export interface OtherDagAnswers {
  readonly triggerDagRun: TriggeredDagRun;
  /** `null` when there is no such run. */
  readonly findDagRunState: DagRunState | null;
  readonly readTargetStates: readonly TargetStates[];
  /** A sentence; `null` when everything is there. */
  readonly findMissingTarget: string | null;
}
