import { type Kysely, sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

/** A Dag for which updates of assets are noted. */
export interface AssetConsumer {
  readonly dagId: string;
  readonly dagVersionId: number;
  readonly maxActiveRuns: number;
}

function consumers(database: Kysely<MetadataDatabase>) {
  return database
    .selectFrom("dag")
    .select(["dag.dagId", "dag.dagVersionId", "dag.maxActiveRuns"])
    .where("dag.isActive", "=", sql.lit(1))
    .where("dag.isPaused", "=", sql.lit(0))
    .where("dag.relativePath", "not in", (query) => query.selectFrom("importError").select("relativePath"))
    .where("dag.dagId", "in", (query) => query.selectFrom("assetUpdateNoted").select("dagId"))
    .orderBy("dag.dagId");
}

const CLAIM_ALL = new PreparedQuery<object, AssetConsumer>([], ({ database, dialect }) =>
  consumers(database).$if(dialect.locksRows, (query) => query.forUpdate("dag").skipLocked()),
);

const CLAIM_NAMED = new PreparedQuery<{ dagIds: string }, AssetConsumer>(["dagIds"], ({ database, dialect, values }) =>
  consumers(database)
    .where("dag.dagId", "in", (query) =>
      query
        .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds))
        .select("given.dagId"),
    )
    // Whoever holds a Dag that is named may not be creating its run, so it is waited for.
    .$if(dialect.locksRows, (query) => query.forUpdate("dag")),
);

/** Locks the active, unpaused Dags for which updates of assets are noted: of these, or of all. */
export async function claimAssetConsumers(
  transaction: MetadataTransaction,
  dagIds: readonly string[] | null,
): Promise<readonly AssetConsumer[]> {
  if (dagIds === null) return (await CLAIM_ALL.execute(transaction, {})).rows;
  if (dagIds.length === 0) return [];
  const given = JSON.stringify(dagIds.map((dagId) => ({ dagId })));
  return (await CLAIM_NAMED.execute(transaction, { dagIds: given })).rows;
}
