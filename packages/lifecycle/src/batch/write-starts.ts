import { leaveToCommit, type MetadataTransaction } from "@baram/metadata-store";
import { applyTaskInstanceTransitions } from "@baram/metadata-store/transitions";
import type { PreparedStart } from "./prepare-starts.ts";

/** Writes starts of instances that are stored as scheduled. */
export async function writeStarts(transaction: MetadataTransaction, starts: readonly PreparedStart[]): Promise<void> {
  const write = applyTaskInstanceTransitions(
    transaction,
    starts.map(({ attempt, changes }) => ({ instance: attempt.instance, verbs: ["queue", "start"], changes })),
  );
  await leaveToCommit(transaction, write);
}
