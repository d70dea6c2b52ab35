import type { Instant } from "@baram/domain";
import { dialectOf, insertDagFileRequest, type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { deleteDagRun } from "./delete-dag-run.ts";

/** What came of it. */
export type DeleteDagOutcome =
  | { readonly kind: "deleted" }
  | { readonly kind: "dag-not-found" }
  /** A task of it is being carried out. */
  | { readonly kind: "still-running" };

/** What is kept about a Dag by its id, beside what goes with its runs or with its row. */
const TABLES = [
  "dagLink",
  "assetReference",
  "assetAliasReference",
  "assetUpdateNoted",
  "slaCheck",
  "slaMiss",
  "backfill",
] as const;

/**
 * Deletes a Dag with its history; the audit log alone remembers it.
 *
 * Parity: a Dag whose file is still there comes back, new, when the file is loaded again, which is asked for here.
 * Locks the Dag, then each of its runs.
 */
export async function deleteDag(
  transaction: MetadataTransaction,
  { dagId, now }: { readonly dagId: string; readonly now: Instant },
): Promise<DeleteDagOutcome> {
  const dag = await transaction
    .selectFrom("dag")
    .select(["relativePath", "isActive"])
    .where("dagId", "=", dagId)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (dag === undefined) return { kind: "dag-not-found" };
  const running = await transaction
    .selectFrom("taskInstance")
    .select("id")
    .where("dagId", "=", dagId)
    .where("state", "=", "running")
    .limit(1)
    .executeTakeFirst();
  if (running !== undefined) return { kind: "still-running" };

  const runs = await transaction
    .selectFrom("dagRun")
    .select("runId")
    .where("dagId", "=", dagId)
    .orderBy("id")
    .execute();
  for (const { runId } of runs) await deleteDagRun(transaction, { dagId, runId, now });
  for (const table of TABLES) await transaction.deleteFrom(table).where("dagId", "=", dagId).execute();
  await transaction.deleteFrom("dag").where("dagId", "=", dagId).execute();
  await transaction.deleteFrom("dagVersion").where("dagId", "=", dagId).execute();
  if (dag.isActive === 1) await insertDagFileRequest(transaction, { relativePath: dag.relativePath, now });
  noteChange(transaction, { kind: "dag", dagId });
  return { kind: "deleted" };
}
