import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/**
 * Writes every secret of connections and variables again, as `rewrite` gives it. The caller holds nothing: rows are
 * locked in the order of their ids, connections first.
 *
 * @returns how many were written.
 */
export async function rewriteSecrets(
  transaction: MetadataTransaction,
  rewrite: (secret: string, owner: string) => string,
): Promise<number> {
  let count = 0;
  const rewriteOne = (secret: string | null, owner: string) => {
    if (secret === null || secret === "") return secret;
    count += 1;
    return rewrite(secret, owner);
  };
  const { locksRows } = dialectOf(transaction);
  const connections = await transaction
    .selectFrom("connection")
    .select(["id", "connectionId", "password", "extra"])
    .orderBy("id")
    .$if(locksRows, (query) => query.forUpdate())
    .execute();
  for (const { id, connectionId, password, extra } of connections) {
    const owner = `connection ${connectionId}`;
    const secrets = { password: rewriteOne(password, owner), extra: rewriteOne(extra, owner) };
    await transaction.updateTable("connection").set(secrets).where("id", "=", id).execute();
  }
  const variables = await transaction
    .selectFrom("variable")
    .select(["id", "key", "value"])
    .orderBy("id")
    .$if(locksRows, (query) => query.forUpdate())
    .execute();
  for (const { id, key, value } of variables) {
    const secret = rewriteOne(value, `variable ${key}`) ?? "";
    await transaction.updateTable("variable").set({ value: secret }).where("id", "=", id).execute();
  }
  return count;
}
