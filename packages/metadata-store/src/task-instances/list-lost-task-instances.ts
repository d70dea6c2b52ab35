import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";

/** Which attempts are lost: those of certain jobs, or all whose lease has run out. */
export type LostTaskInstances =
  | { readonly kind: "of-jobs"; readonly jobIds: readonly number[] }
  | { readonly kind: "lease-expired" };

/** An attempt whose process is gone. */
export interface LostTaskInstance {
  readonly id: number;
  readonly leaseToken: string | null;
  readonly hostname: string | null;
  readonly processId: number | null;
}

/** The instances that are running by the database although their process is lost, by id. */
export async function listLostTaskInstances(
  transaction: MetadataTransaction,
  { lost, now }: { readonly lost: LostTaskInstances; readonly now: Instant },
): Promise<readonly LostTaskInstance[]> {
  const running = transaction
    .selectFrom("taskInstance")
    .select(["id", "leaseToken", "hostname", "processId"])
    // The partial index of what occupies slots holds exactly these and what is queued.
    .where(sql<boolean>`state in ('queued', 'running', 'restarting')`)
    .where("state", "!=", "queued")
    .orderBy("id");
  if (lost.kind === "lease-expired") return running.where("leaseExpiresAt", "<", now).execute();
  return lost.jobIds.length === 0 ? [] : running.where("jobId", "in", lost.jobIds).execute();
}
