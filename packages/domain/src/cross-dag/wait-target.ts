import type { DagRunState } from "../dag-run/dag-run-state.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import type { Instant } from "../time/instant.ts";

/** What of another Dag is waited for. */
export type WaitTarget =
  | { readonly kind: "dagRun" }
  | { readonly kind: "tasks"; readonly taskIds: readonly string[] }
  | { readonly kind: "taskGroup"; readonly groupId: string };

/** How one target stands at one date. */
export interface TargetStates {
  readonly logicalDate: Instant;
  /** `null` for the run itself. */
  readonly taskId: string | null;
  /** Those that occur among its instances; none where nothing is there. */
  readonly states: readonly (TaskInstanceState | DagRunState)[];
}

/** Which states decide. They are disjoint. */
export interface WaitStates {
  readonly allowed: readonly string[];
  readonly skipped: readonly string[];
  readonly failed: readonly string[];
}

/**
 * Whether what is waited for has come.
 *
 * Parity: one target in a failed state decides first, then one in a skipped state; else every target must be there at
 * every date, all of its instances in allowed states. A target that failed is waited for unless that is a failed state.
 */
export function judgeTargets(
  targets: readonly TargetStates[],
  { allowed, skipped, failed }: WaitStates,
): "come" | "wait" | "skip" | "fail" {
  const isIn = (states: readonly string[]) =>
    targets.some((target) => target.states.some((state) => states.includes(state)));
  if (isIn(failed)) return "fail";
  if (isIn(skipped)) return "skip";
  const hasCome = targets.every(({ states }) => states.length > 0 && states.every((state) => allowed.includes(state)));
  return targets.length > 0 && hasCome ? "come" : "wait";
}
