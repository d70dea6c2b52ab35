import { claimPools, countDeferredSlots, countOccupiedSlots, type MetadataTransaction } from "@baram/metadata-store";
import { CapacityLedger, type PoolUse } from "./capacity-ledger.ts";

/** Reads what is taken. Locks the pools: two schedulers that count one free slot would both fill it. */
export async function readCapacityLedger(transaction: MetadataTransaction): Promise<CapacityLedger> {
  const [claimedPools, occupied] = await Promise.all([claimPools(transaction), countOccupiedSlots(transaction)]);
  const pools = new Map<string, PoolUse>();
  for (const { name, slots, includeDeferred } of claimedPools) {
    pools.set(name, { slotsTotal: slots, slotsOccupied: 0, includesDeferred: includeDeferred === 1 });
  }
  if (claimedPools.some(({ includeDeferred }) => includeDeferred === 1)) {
    for (const { pool, poolSlots } of await countDeferredSlots(transaction)) {
      const use = pools.get(pool);
      if (use?.includesDeferred === true) use.slotsOccupied += poolSlots;
    }
  }
  const activeByDag = new Map<string, number>();
  const maxActiveTasksByDag = new Map<string, number>();
  for (const { dagId, pool, instances, poolSlots, maxActiveTasks } of occupied) {
    const use = pools.get(pool);
    if (use !== undefined) use.slotsOccupied += poolSlots;
    activeByDag.set(dagId, (activeByDag.get(dagId) ?? 0) + instances);
    if (maxActiveTasks !== null) maxActiveTasksByDag.set(dagId, maxActiveTasks);
  }
  return new CapacityLedger({ pools, activeByDag, maxActiveTasksByDag });
}
