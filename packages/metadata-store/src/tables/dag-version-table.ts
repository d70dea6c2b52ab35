import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";

/** A Dag file and what it imports from the project as one module, stored once by content hash. */
export interface DagBundleTable {
  /** SHA-256 of `module`, hexadecimal. */
  readonly hash: string;
  /** The ES module, with its inline source map. */
  readonly module: string;
  /** The Dag file as the author wrote it. */
  readonly source: string;
  readonly relativePath: string;
  readonly createdAt: Instant;
}

/** One stored shape of a Dag: its graph and its code. */
export interface DagVersionTable {
  readonly id: Generated<number>;
  readonly dagId: string;
  /** From 1, without gaps, per Dag. */
  readonly versionNumber: number;
  readonly fingerprint: string;
  readonly bundleHash: string;
  readonly createdAt: Instant;
}

/** The Dag of a version as data. */
export interface SerializedDagTable {
  readonly dagVersionId: number;
  /** A JSON object: `SerializedDag`. */
  readonly data: string;
}
