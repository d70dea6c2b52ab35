import type { LockedDagRunOfDag, LockedTaskInstance } from "@baram/metadata-store";
import { CapacityLedger, type PoolUse } from "./capacity-ledger.ts";
import type { CapacityLook } from "./look-at-capacity.ts";

/**
 * The room that attempts leave, as if all else were full: what follows them may take it, whatever else runs, and takes
 * nothing from anybody where nothing waits for room. Costs no query.
 *
 * @param instances of the attempts, as they were while they ran.
 * @param dagRuns their runs.
 */
export function roomLeftBy(
  instances: readonly LockedTaskInstance[],
  dagRuns: readonly LockedDagRunOfDag[],
): CapacityLook {
  const pools = new Map<string, PoolUse>();
  for (const { pool, poolSlots } of instances) {
    const slots = (pools.get(pool)?.slotsTotal ?? 0) + poolSlots;
    // Whether a deferral leaves its slots to others is not known here: it is taken not to.
    pools.set(pool, { slotsTotal: slots, slotsOccupied: slots, includesDeferred: true });
  }
  const maxActiveTasksByDag = new Map(dagRuns.map(({ dagId, maxActiveTasks }) => [dagId, maxActiveTasks]));
  const ledger = new CapacityLedger({ pools, activeByDag: new Map(maxActiveTasksByDag), maxActiveTasksByDag });
  return { ledger, claimed: [], limit: Number.POSITIVE_INFINITY, isOnlyWhatIsLeft: true };
}
