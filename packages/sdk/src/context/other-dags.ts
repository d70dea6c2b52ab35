import type { DagRunState, Instant, TargetStates, TriggeredDagRun, WaitTarget, WantedDagRun } from "@baram/domain";

/** What is done for a task that has to do with other Dags. */
export interface OtherDags {
  /** Creates a run by hand, or clears the one that has the id or the date already. */
  triggerDagRun(wanted: WantedDagRun): Promise<TriggeredDagRun>;
  /** `null` when there is no such run. */
  findDagRunState(run: { readonly dagId: string; readonly runId: string }): Promise<DagRunState | null>;
  /** How what is waited for stands at each date. */
  readTargetStates(wait: {
    readonly dagId: string;
    readonly logicalDates: readonly Instant[];
    readonly target: WaitTarget;
  }): Promise<readonly TargetStates[]>;
  /** What is not there of what is waited for, in words; `null` when everything is. */
  findMissingTarget(wait: { readonly dagId: string; readonly target: WaitTarget }): Promise<string | null>;
}
