import type { MetadataReader } from "../metadata-store.ts";
import { selectDags } from "./select-dags.ts";

/** The active Dags whose next run is due first; those that are paused have none that comes by itself. */
export async function listNextDueDags(reader: MetadataReader, { limit }: { readonly limit: number }) {
  return selectDags(reader)
    .where("dag.isActive", "=", 1)
    .where("dag.isPaused", "=", 0)
    .where("dag.nextRunAfter", "is not", null)
    .orderBy("dag.nextRunAfter")
    .orderBy("dag.dagId")
    .limit(limit)
    .execute();
}
