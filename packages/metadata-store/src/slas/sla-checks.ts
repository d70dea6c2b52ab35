import type { Instant } from "@baram/domain";
import { dialectOf, type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** Has the SLAs of a Dag looked at no later than at a moment. */
export async function requestSlaCheck(
  transaction: MetadataTransaction,
  { dagId, checkAt }: { readonly dagId: string; readonly checkAt: Instant },
): Promise<void> {
  await transaction
    .insertInto("slaCheck")
    .values({ dagId, checkAt })
    .onConflict((conflict) => conflict.column("dagId").doUpdateSet({ checkAt }).where("slaCheck.checkAt", ">", checkAt))
    .execute();
  noteChange(transaction, { kind: "deadline" });
}

/** Locks the Dags whose SLAs are to be looked at by now, in the order of their ids. */
export async function claimSlaChecks(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom("slaCheck")
    .select("dagId")
    .where("checkAt", "<=", now)
    .orderBy("dagId")
    .limit(limit)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate().skipLocked())
    .execute();
  return rows.map(({ dagId }) => dagId);
}

/** Says when a Dag, which the caller has locked, is looked at next; `null` for not before its next run. */
export async function updateSlaCheck(
  transaction: MetadataTransaction,
  { dagId, checkAt }: { readonly dagId: string; readonly checkAt: Instant | null },
): Promise<void> {
  if (checkAt === null) await transaction.deleteFrom("slaCheck").where("dagId", "=", dagId).execute();
  else await transaction.updateTable("slaCheck").set({ checkAt }).where("dagId", "=", dagId).execute();
}
