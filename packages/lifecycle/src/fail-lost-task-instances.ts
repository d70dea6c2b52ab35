import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import { sql } from "kysely";
import { finishTaskInstances } from "./finish-task-instances.ts";

/** Which attempts are lost: those of certain jobs, or all whose lease has run out. */
export type LostTaskInstances =
  | { readonly kind: "of-jobs"; readonly jobIds: readonly number[] }
  | { readonly kind: "lease-expired" };

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
  if (lost.kind === "of-jobs" && lost.jobIds.length === 0) return 0;
  const rows = await transaction
    .selectFrom("taskInstance")
    .select(["id", "leaseToken", "hostname", "processId"])
    .where(sql<boolean>`state in ('queued', 'running', 'restarting')`)
    .where("state", "!=", "queued")
    .$if(lost.kind === "of-jobs", (query) => query.where("jobId", "in", lost.kind === "of-jobs" ? lost.jobIds : []))
    .$if(lost.kind === "lease-expired", (query) => query.where("leaseExpiresAt", "<", now))
    .orderBy("id")
    .execute();
  if (rows.length === 0) return 0;
  await finishTaskInstances(transaction, {
    now,
    attempts: rows.map(({ id, leaseToken, hostname, processId }) => ({
      taskInstanceId: id,
      leaseToken: leaseToken ?? "",
      outcome: { kind: "failed", message: lostMessage(hostname), mayRetry: true },
      endedAt: now,
      processId,
      renderedFields: null,
    })),
  });
  return rows.length;
}

function lostMessage(hostname: string | null): string {
  return `The process that ran this try on ${hostname ?? "an unknown host"} ended without reporting an outcome.`;
}
