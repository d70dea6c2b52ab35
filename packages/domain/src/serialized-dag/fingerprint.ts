import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { SerializedDag } from "./serialized-dag.ts";

/**
 * What tells one shape of a Dag from another: the SHA-256 of its canonical JSON, in hexadecimal.
 *
 * The order of keys does not count, nor does the line of the source: moving a Dag within its file is no new version.
 */
export function fingerprintOf(dag: SerializedDag): string {
  const { sourceLine: _, ...shape } = dag;
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(shape, sortKeys))));
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries);
}
