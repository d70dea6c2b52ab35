import { type Instant, stateReason } from "@baram/domain";
import { type LostTaskInstances, listLostTaskInstances, type MetadataTransaction } from "@baram/metadata-store";
import { finishTaskInstances } from "./finish-task-instances.ts";

/**
 * Fails the attempts that were lost with their process. A lost attempt is a failed try: it is retried if tries are
 * left.
 *
 * @returns how many there were.
 */
export async function failLostTaskInstances(
  transaction: MetadataTransaction,
  { lost, now }: { readonly lost: LostTaskInstances; readonly now: Instant },
): Promise<number> {
  const rows = await listLostTaskInstances(transaction, { lost, now });
  if (rows.length === 0) return 0;
  await finishTaskInstances(transaction, {
    now,
    attempts: rows.map(({ id, leaseToken, hostname, processId }) => ({
      taskInstanceId: id,
      leaseToken: leaseToken ?? "",
      outcome: {
        kind: "failed",
        message: stateReason("process-lost", { host: hostname ?? "an unknown host" }),
        mayRetry: true,
      },
      endedAt: now,
      processId,
      renderedFields: null,
      renderedMapIndex: null,
    })),
  });
  return rows.length;
}
