import { formatInstant, type Instant } from "@baram/domain";
import * as schema from "../../http/schema.ts";

/** A version of a Dag in the stable API. Beyond Airflow's. */
export const DagVersionRepresentation = schema.object("DagVersion", {
  dag_id: schema.text(),
  version_number: schema.integer(),
  created_at: schema.dateTime(),
  /** Of the author's code; versions that differ in the Dag's shape alone have the same. */
  bundle_hash: schema.text(),
});

/** A version as clients see it. */
export function representDagVersion(
  dagId: string,
  version: { readonly versionNumber: number; readonly createdAt: Instant; readonly bundleHash: string },
): schema.Described<typeof DagVersionRepresentation> {
  return {
    dag_id: dagId,
    version_number: version.versionNumber,
    created_at: formatInstant(version.createdAt),
    bundle_hash: version.bundleHash,
  };
}
