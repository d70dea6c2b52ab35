import { dagUnderTerms, type RunTerms } from "@baram/domain";
import type { StoredDagVersion } from "../serialized-dags/serialized-dag-cache.ts";

/** A version never changes, and neither does what terms make of it. */
const KNOWN = new WeakMap<StoredDagVersion, Map<string, StoredDagVersion>>();

/**
 * The version as a run goes by it: the version itself, but for the runs of back-fills.
 *
 * @param terms as the run's row has them; `null` for every other run.
 */
export function versionUnderTerms(version: StoredDagVersion, terms: string | null): StoredDagVersion {
  if (terms === null) return version;
  let byTerms = KNOWN.get(version);
  if (byTerms === undefined) {
    byTerms = new Map();
    KNOWN.set(version, byTerms);
  }
  let found = byTerms.get(terms);
  if (found === undefined) {
    found = { ...version, dag: dagUnderTerms(version.dag, JSON.parse(terms) as RunTerms) };
    byTerms.set(terms, found);
  }
  return found;
}
