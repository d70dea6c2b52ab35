import type { MetadataReader } from "../metadata-store.ts";
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

const FIND = new PreparedQuery<{ dagId: string }, DagToTrigger>(["dagId"], ({ database, values }) =>
  database
    .selectFrom("dag")
    .innerJoin("dagVersion", "dagVersion.id", "dag.dagVersionId")
    .leftJoin("importError", "importError.relativePath", "dag.relativePath")
    .select(["dag.dagId", "dag.dagVersionId", "dagVersion.bundleHash", "dag.relativePath", "dag.isActive"])
    .select("importError.id as importErrorId")
    .where("dag.dagId", "=", values.dagId),
);

/** A Dag, active or not, as far as it matters to a run by hand; `null` when there never was one of this id. */
export async function findDagToTrigger(reader: MetadataReader, dagId: string): Promise<DagToTrigger | null> {
  return (await FIND.read(reader, { dagId }))[0] ?? null;
}
