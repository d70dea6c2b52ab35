import { type SerializedDag, upgradeSerializedDag } from "@baram/domain";
import type { Kysely } from "kysely";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

/** A stored version of a Dag with what it is made of. */
export interface StoredDagVersion {
  readonly id: number;
  readonly dagId: string;
  readonly versionNumber: number;
  readonly fingerprint: string;
  readonly bundleHash: string;
  /** The Dag file, below the Dags folder. */
  readonly relativePath: string;
  readonly dag: SerializedDag;
}

/** Versions kept at most; the ones used longest ago leave first. */
const CAPACITY = 2000;

/** Dag versions by id, read once: a version never changes, so nothing here grows stale. */
export class SerializedDagCache {
  readonly #versions = new Map<number, StoredDagVersion>();

  /** Reads what is not known yet in one query. Throws when a version does not exist, which the schema forbids. */
  async get(database: Kysely<MetadataDatabase>, dagVersionId: number): Promise<StoredDagVersion> {
    const known = this.#versions.get(dagVersionId);
    if (known !== undefined) return known;
    const row = await database
      .selectFrom("dagVersion")
      .innerJoin("serializedDag", "serializedDag.dagVersionId", "dagVersion.id")
      .innerJoin("dagBundle", "dagBundle.hash", "dagVersion.bundleHash")
      .select([
        "dagVersion.id",
        "dagVersion.dagId",
        "dagVersion.versionNumber",
        "dagVersion.fingerprint",
        "dagVersion.bundleHash",
        "dagBundle.relativePath",
        "serializedDag.data",
      ])
      .where("dagVersion.id", "=", dagVersionId)
      .executeTakeFirstOrThrow();
    const { data, ...version } = row;
    const stored = { ...version, dag: upgradeSerializedDag(JSON.parse(data)) as SerializedDag };
    this.#remember(stored);
    return stored;
  }

  #remember(version: StoredDagVersion): void {
    if (this.#versions.size >= CAPACITY) {
      const [oldest] = this.#versions.keys();
      if (oldest !== undefined) this.#versions.delete(oldest);
    }
    this.#versions.set(version.id, version);
  }
}
