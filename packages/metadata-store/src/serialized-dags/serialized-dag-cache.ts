import { type SerializedDag, upgradeSerializedDag } from "@baram/domain";
import type { Kysely } from "kysely";
import type { Dialect } from "../dialect/dialect.ts";
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
  /** The Dag as a run goes by it. */
  readonly dag: SerializedDag;
  /** The Dag as it was stored: what others than the run of a back-fill go by. */
  readonly storedDag: SerializedDag;
}

/** Characters of stored Dags that are kept at most; the versions used longest ago leave first. */
const CAPACITY = 32 * 1024 * 1024;

interface StoredDagVersionRow extends Omit<StoredDagVersion, "dag" | "storedDag"> {
  readonly data: string;
}

/** Dag versions by id, read once: a version never changes, so nothing here grows stale. */
export class SerializedDagCache {
  /** The version used last stands at the end. */
  readonly #versions = new Map<number, { readonly version: StoredDagVersion; readonly size: number }>();
  readonly #dialect: Dialect;
  #size = 0;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Reads what is not known yet in one query. Throws when a version does not exist, which the schema forbids. */
  async get(database: Kysely<MetadataDatabase>, dagVersionId: number): Promise<StoredDagVersion> {
    const known = this.#versions.get(dagVersionId);
    if (known === undefined) return given((await this.#read(database, [dagVersionId]))[0]);
    this.#versions.delete(dagVersionId);
    this.#versions.set(dagVersionId, known);
    return known.version;
  }

  /** Reads those that are not known yet in one query, for {@link SerializedDagCache.get} to find them. */
  async load(database: Kysely<MetadataDatabase>, dagVersionIds: readonly number[]): Promise<void> {
    const unknown = dagVersionIds.filter((id) => !this.#versions.has(id));
    if (unknown.length > 0) await this.#read(database, unknown);
  }

  async #read(
    database: Kysely<MetadataDatabase>,
    dagVersionIds: readonly number[],
  ): Promise<readonly StoredDagVersion[]> {
    const json = JSON.stringify(dagVersionIds.map((id) => ({ id })));
    const rows = await database
      .selectFrom(this.#dialect.rows<{ id: number }, "given">("given", { id: "integer" }, json))
      .innerJoin("dagVersion", "dagVersion.id", "given.id")
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
      .execute();
    return rows.map((row) => this.#remember(row));
  }

  #remember({ data, ...row }: StoredDagVersionRow): StoredDagVersion {
    const dag = upgradeSerializedDag(JSON.parse(data)) as SerializedDag;
    const version = { ...row, dag, storedDag: dag };
    // Whoever asks while it is being read reads it once more.
    this.#size += data.length - (this.#versions.get(version.id)?.size ?? 0);
    this.#versions.set(version.id, { version, size: data.length });
    for (const [id, { size }] of this.#versions) {
      if (this.#size <= CAPACITY || id === version.id) break;
      this.#versions.delete(id);
      this.#size -= size;
    }
    return version;
  }
}

function given(version: StoredDagVersion | undefined): StoredDagVersion {
  if (version === undefined) throw new Error("A version of a Dag that is referred to does not exist.");
  return version;
}
