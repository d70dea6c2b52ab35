import type { MetadataReader } from "../metadata-store.ts";
import { type DagRow, selectDags } from "./select-dags.ts";

/** A Dag, active or not; `null` when there never was one of this id. */
export async function findDag(reader: MetadataReader, dagId: string): Promise<DagRow | null> {
  return (await selectDags(reader).where("dag.dagId", "=", dagId).executeTakeFirst()) ?? null;
}
