import { GatheredQuery } from "../gathered-query.ts";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { Flag } from "../tables/flag.ts";

/** What a run by hand needs to know of its Dag. */
export interface DagToTrigger {
  readonly dagId: string;
  readonly dagVersionId: number;
  readonly bundleHash: string;
  readonly relativePath: string;
  readonly isActive: Flag;
  /** Of its file; `null` when that loads. */
  readonly importErrorId: number | null;
}

const FIND = new PreparedQuery<{ dagIds: string }, DagToTrigger>(["dagIds"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds))
    .innerJoin("dag", "dag.dagId", "given.dagId")
    .innerJoin("dagVersion", "dagVersion.id", "dag.dagVersionId")
    .leftJoin("importError", "importError.relativePath", "dag.relativePath")
    .select(["dag.dagId", "dag.dagVersionId", "dagVersion.bundleHash", "dag.relativePath", "dag.isActive"])
    .select("importError.id as importErrorId"),
);

const DAGS = new GatheredQuery<string, DagToTrigger | null>(async (transaction, dagIds) => {
  const given = JSON.stringify([...new Set(dagIds)].map((dagId) => ({ dagId })));
  const { rows } = await FIND.execute(transaction, { dagIds: given });
  return dagIds.map((dagId) => rows.find((row) => row.dagId === dagId) ?? null);
});

/** A Dag, active or not, as far as it matters to a run by hand; `null` when there never was one of this id. */
export function findDagToTrigger(transaction: MetadataTransaction, dagId: string): Promise<DagToTrigger | null> {
  return DAGS.ask(transaction, dagId);
}
