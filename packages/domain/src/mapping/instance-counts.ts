import type { NamedTaskState, UpstreamCounts } from "../readiness/upstream-counts.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";

/** How the instances of an expanded task stand, as numbers. Removed ones are in none of them. */
export interface InstanceCounts {
  readonly total: number;
  readonly none: number;
  readonly success: number;
  readonly failed: number;
  readonly upstreamFailed: number;
  readonly skipped: number;
}

/** Adds the instances of an expanded task to what is counted upstream of another: each counts as one. */
export function addExpandedUpstream(
  upstream: UpstreamCounts,
  counts: InstanceCounts,
  isSetup: boolean,
): UpstreamCounts {
  const setups = isSetup ? counts : { total: 0, success: 0, skipped: 0 };
  return {
    ...upstream,
    total: upstream.total + counts.total,
    success: upstream.success + counts.success,
    failed: upstream.failed + counts.failed,
    upstreamFailed: upstream.upstreamFailed + counts.upstreamFailed,
    skipped: upstream.skipped + counts.skipped,
    setupTotal: upstream.setupTotal + setups.total,
    setupSuccess: upstream.setupSuccess + setups.success,
    setupSkipped: upstream.setupSkipped + setups.skipped,
  };
}

/** Whether every instance is finished. */
export function areAllFinished({ total, success, failed, upstreamFailed, skipped }: InstanceCounts): boolean {
  return success + failed + upstreamFailed + skipped >= total;
}

/** An expanded task by name, once for each kind of state that an instance of it is in. */
export function namedStatesOf(taskId: string, counts: InstanceCounts): readonly NamedTaskState[] {
  const kinds: readonly (readonly [number, TaskInstanceState])[] = [
    [counts.success, "success"],
    [counts.failed, "failed"],
    [counts.upstreamFailed, "upstream_failed"],
    [counts.skipped, "skipped"],
    [areAllFinished(counts) ? 0 : 1, "none"],
  ];
  return kinds.filter(([count]) => count > 0).map(([, state]) => ({ taskId, state }));
}

/**
 * An expanded setup as one state, for the work around which it stands.
 *
 * Parity: it is done when all its instances succeeded; one that failed, or else was skipped, decides for all.
 */
export function setupStateOf(counts: InstanceCounts): TaskInstanceState {
  if (counts.failed + counts.upstreamFailed > 0) return "failed";
  if (counts.skipped > 0) return "skipped";
  return counts.success === counts.total ? "success" : "none";
}
