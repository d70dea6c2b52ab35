import {
  claimScheduledTaskInstances,
  type MetadataTransaction,
  type ScheduledTaskInstance,
} from "@baram/metadata-store";
import type { CapacityLedger } from "./capacity-ledger.ts";
import { readCapacityLedger } from "./read-capacity-ledger.ts";

/** How many more instances than slots are looked at first: most of the time the best ones fit. */
const SPARE_CANDIDATES = 4;

/** What a start is decided by: what is taken, and what of the scheduled stands first. */
export interface CapacityLook {
  readonly ledger: CapacityLedger;
  /** Locked, best first, whether or not their runs and Dags let them start. */
  readonly claimed: readonly ScheduledTaskInstance[];
  /** How many were asked for: where there are fewer, no other is scheduled. */
  readonly limit: number;
  /** Whether it shows no more than what attempts leave behind them: nothing was read. */
  readonly isOnlyWhatIsLeft: boolean;
}

/** Reads it with one way to the database. Lock order: pools, then task instances. */
export async function lookAtCapacity(
  transaction: MetadataTransaction,
  { freeSlots }: { readonly freeSlots: number },
): Promise<CapacityLook> {
  const limit = freeSlots + SPARE_CANDIDATES;
  // Sent together, the pools first: they are locked before the instances.
  const [ledger, claimed] = await Promise.all([
    readCapacityLedger(transaction),
    claimScheduledTaskInstances(transaction, { limit }),
  ]);
  return { ledger, claimed, limit, isOnlyWhatIsLeft: false };
}
