import type { Instant } from "@baram/domain";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** Asks the Dag processor to load a file again, changed or not. `false` when that is asked for already. */
export async function insertDagFileRequest(
  transaction: MetadataTransaction,
  { relativePath, now }: { readonly relativePath: string; readonly now: Instant },
): Promise<boolean> {
  const result = await transaction
    .insertInto("dagFileRequest")
    .values({ relativePath, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  noteChange(transaction, { kind: "dagFileRequest" });
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes all that is asked for: whoever takes it loads the files. */
export async function takeDagFileRequests(transaction: MetadataTransaction): Promise<readonly string[]> {
  const taken = await transaction.deleteFrom("dagFileRequest").returning("relativePath").execute();
  return taken.map(({ relativePath }) => relativePath);
}
