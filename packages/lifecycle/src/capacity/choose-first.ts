import { isHeldByDag, type MetadataTransaction, type ScheduledTaskInstance } from "@baram/metadata-store";
import type { CapacityLedger } from "./capacity-ledger.ts";

/** Chooses what fits of those that stand first, best first, and takes its slots. */
export async function chooseFirst(
  transaction: MetadataTransaction,
  ledger: CapacityLedger,
  {
    candidates,
    freeSlots,
    onlyBackfills = false,
  }: {
    readonly candidates: readonly ScheduledTaskInstance[];
    readonly freeSlots: number;
    readonly onlyBackfills?: boolean;
  },
): Promise<readonly ScheduledTaskInstance[]> {
  const startable = candidates.filter(
    (instance) => !isHeldByDag(instance) && (!onlyBackfills || instance.runType === "backfill"),
  );
  await ledger.readLimitsOf(transaction, startable);
  return ledger.choose(startable, freeSlots);
}
