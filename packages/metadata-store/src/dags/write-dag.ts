import { invariant } from "@baram/domain";
import { type Insertable, sql } from "kysely";
import type { RowColumnType, StoredColumnType } from "../dialect/dialect.ts";
import { GatheredQuery } from "../gathered-query.ts";
import { insertRows } from "../insert-rows.ts";
import { leaveToCommit, type MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { DagFileTable, DagTable } from "../tables/dag-table.ts";
import type { DagBundleTable, DagVersionTable, SerializedDagTable } from "../tables/dag-version-table.ts";
import type { Flag } from "../tables/flag.ts";

const BUNDLE_COLUMNS = {
  hash: "text",
  module: "text",
  source: "text",
  relativePath: "text",
  createdAt: "integer",
} as const satisfies Record<keyof DagBundleTable, RowColumnType>;

const WRITE_BUNDLES = new PreparedQuery<{ bundles: string }, unknown>(["bundles"], (parts) =>
  insertRows(parts, { table: "dagBundle", columns: BUNDLE_COLUMNS, rows: parts.values.bundles }).onConflict(
    (conflict) => conflict.column("hash").doNothing(),
  ),
);

const BUNDLES = new GatheredQuery<DagBundleTable, void>(async (transaction, bundles) => {
  await WRITE_BUNDLES.execute(transaction, { bundles: JSON.stringify(bundles) });
  return [];
});

const FILE_COLUMNS = {
  relativePath: "text",
  bundleHash: "text",
  inputs: "json",
  lastLoadedAt: "integer",
} as const satisfies Record<keyof DagFileTable, StoredColumnType>;

const WRITE_FILES = new PreparedQuery<{ files: string }, unknown>(["files"], (parts) =>
  insertRows(parts, { table: "dagFile", columns: FILE_COLUMNS, rows: parts.values.files }).onConflict((conflict) =>
    conflict.column("relativePath").doUpdateSet((excluded) => ({
      bundleHash: excluded.ref("excluded.bundleHash"),
      inputs: excluded.ref("excluded.inputs"),
      lastLoadedAt: excluded.ref("excluded.lastLoadedAt"),
    })),
  ),
);

const FILES = new GatheredQuery<DagFileTable, void>(async (transaction, files) => {
  await WRITE_FILES.execute(transaction, { files: JSON.stringify(files) });
  return [];
});

/** Stores the code of a Dag file and what was read to make it. Code that is there already is kept. */
export async function writeDagFile(
  transaction: MetadataTransaction,
  { bundle, file }: { readonly bundle: DagBundleTable; readonly file: DagFileTable },
): Promise<void> {
  await leaveToCommit(transaction, BUNDLES.ask(transaction, bundle));
  await leaveToCommit(transaction, FILES.ask(transaction, file));
}

/** The file that makes a Dag, or made it last. */
export interface DagOwner {
  readonly relativePath: string;
  readonly isActive: Flag;
}

const FIND_OWNERS = new PreparedQuery<{ dagIds: string }, DagOwner & { readonly dagId: string }>(
  ["dagIds"],
  ({ database, dialect, values }) =>
    database
      .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds))
      .innerJoin("dag", "dag.dagId", "given.dagId")
      .select(["dag.dagId", "dag.relativePath", "dag.isActive"]),
);

const OWNERS = new GatheredQuery<string, DagOwner | null>(async (transaction, dagIds) => {
  const given = JSON.stringify(dagIds.map((dagId) => ({ dagId })));
  const { rows } = await FIND_OWNERS.execute(transaction, { dagIds: given });
  const owners = new Map(rows.map((row) => [row.dagId, row]));
  return dagIds.map((dagId) => owners.get(dagId) ?? null);
});

/** Which file makes a Dag; `null` for a Dag that there never was. */
export function findDagOwner(transaction: MetadataTransaction, dagId: string): Promise<DagOwner | null> {
  return OWNERS.ask(transaction, dagId);
}

/** A stored version, to be compared with what was loaded. */
export interface KnownDagVersion {
  readonly id: number;
  readonly versionNumber: number;
  readonly fingerprint: string;
  readonly bundleHash: string;
}

const FIND_NEWEST = new PreparedQuery<{ dagId: string }, KnownDagVersion>(["dagId"], ({ database, values }) =>
  database
    .selectFrom("dagVersion")
    .select(["id", "versionNumber", "fingerprint", "bundleHash"])
    .where("dagId", "=", values.dagId)
    .orderBy("versionNumber", "desc")
    .limit(1),
);

/** The newest version of a Dag; `null` when there is none. */
export async function findNewestDagVersion(
  transaction: MetadataTransaction,
  dagId: string,
): Promise<KnownDagVersion | null> {
  const { rows } = await FIND_NEWEST.execute(transaction, { dagId });
  return rows[0] ?? null;
}

type NewDagVersion = Required<Omit<Insertable<DagVersionTable>, "id">>;

const VERSION_COLUMNS = {
  dagId: "text",
  versionNumber: "integer",
  fingerprint: "text",
  bundleHash: "text",
  createdAt: "integer",
} as const satisfies Record<keyof NewDagVersion, RowColumnType>;

const INSERT_VERSIONS = new PreparedQuery<{ versions: string }, { readonly id: number; readonly dagId: string }>(
  ["versions"],
  (parts) =>
    insertRows(parts, { table: "dagVersion", columns: VERSION_COLUMNS, rows: parts.values.versions }).returning([
      "id",
      "dagId",
    ]),
);

const SERIALIZED_COLUMNS = {
  dagVersionId: "integer",
  data: "json",
} as const satisfies Record<keyof SerializedDagTable, StoredColumnType>;

const INSERT_SERIALIZED = new PreparedQuery<{ dags: string }, unknown>(["dags"], (parts) =>
  insertRows(parts, { table: "serializedDag", columns: SERIALIZED_COLUMNS, rows: parts.values.dags }),
);

const VERSIONS = new GatheredQuery<{ readonly version: NewDagVersion; readonly data: string }, number>(
  async (transaction, given) => {
    const versions = JSON.stringify(given.map(({ version }) => version));
    const { rows } = await INSERT_VERSIONS.execute(transaction, { versions });
    const ids = new Map(rows.map(({ dagId, id }) => [dagId, id]));
    const serialized = given.map(({ version: { dagId }, data }) => {
      const dagVersionId = ids.get(dagId);
      invariant(dagVersionId !== undefined, "The database gives an id for each Dag version that it takes.");
      return { dagVersionId, data };
    });
    await leaveToCommit(transaction, INSERT_SERIALIZED.execute(transaction, { dags: JSON.stringify(serialized) }));
    return serialized.map(({ dagVersionId }) => dagVersionId);
  },
);

/** Stores a version of a Dag with the Dag as JSON. @returns its id. */
export function insertDagVersion(
  transaction: MetadataTransaction,
  version: NewDagVersion,
  data: string,
): Promise<number> {
  return VERSIONS.ask(transaction, { version, data });
}

/** What a Dag file says of a Dag; the rest is for people and the scheduler to decide. */
export type DescribedDag = Pick<
  DagTable,
  | "dagId"
  | "isPaused"
  | "isActive"
  | "relativePath"
  | "description"
  | "owners"
  | "timetableSummary"
  | "timetableDescription"
  | "maxActiveRuns"
  | "maxActiveTasks"
  | "dagVersionId"
  | "lastParsedAt"
>;

const COLUMNS = {
  dagId: "text",
  isPaused: "integer",
  isActive: "integer",
  relativePath: "text",
  description: "text",
  owners: "json",
  timetableSummary: "text",
  timetableDescription: "text",
  maxActiveRuns: "integer",
  maxActiveTasks: "integer",
  dagVersionId: "integer",
  lastParsedAt: "integer",
} as const satisfies Record<keyof DescribedDag, StoredColumnType>;

/** A Dag that is there keeps its pause. */
const REPLACED = (Object.keys(COLUMNS) as (keyof DescribedDag)[]).filter(
  (name) => name !== "dagId" && name !== "isPaused",
);

const WRITE = new PreparedQuery<{ dags: string }, unknown>(["dags"], (parts) =>
  insertRows(parts, { table: "dag", columns: COLUMNS, rows: parts.values.dags }).onConflict((conflict) =>
    conflict
      .column("dagId")
      .doUpdateSet((excluded) =>
        Object.fromEntries(REPLACED.map((name) => [name, excluded.ref(`excluded.${name}` as const)])),
      ),
  ),
);

const DAGS = new GatheredQuery<DescribedDag, void>(async (transaction, dags) => {
  await WRITE.execute(transaction, { dags: JSON.stringify(dags) });
  return [];
});

/** Stores what its file says of a Dag; one that is there keeps its pause. */
export function writeDag(transaction: MetadataTransaction, dag: DescribedDag): Promise<void> {
  return DAGS.ask(transaction, dag);
}

const RETIRE = new PreparedQuery<
  { paths: string; kept: string },
  { readonly dagId: string; readonly relativePath: string }
>(["paths", "kept"], ({ database, dialect, values }) =>
  database
    .updateTable("dag")
    .set({ isActive: sql.lit(0), nextRunAfter: null })
    .where("relativePath", "in", (query) =>
      query
        .selectFrom(dialect.rows<{ relativePath: string }, "given">("given", { relativePath: "text" }, values.paths))
        .select("given.relativePath"),
    )
    .where("isActive", "=", sql.lit(1))
    .where("dagId", "not in", (query) =>
      query
        .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.kept))
        .select("given.dagId"),
    )
    .returning(["dagId", "relativePath"]),
);

/** A Dag file, and the Dags that it makes by now. */
interface DagFileWithDags {
  readonly relativePath: string;
  readonly keptDagIds: readonly string[];
}

// What one of the files makes is no other's, so that what all of them make is kept of each.
const RETIREMENTS = new GatheredQuery<DagFileWithDags, readonly string[]>(async (transaction, files) => {
  const paths = JSON.stringify(files.map(({ relativePath }) => ({ relativePath })));
  const kept = JSON.stringify(files.flatMap(({ keptDagIds }) => keptDagIds.map((dagId) => ({ dagId }))));
  const { rows } = await RETIRE.execute(transaction, { paths, kept });
  return files.map(({ relativePath }) =>
    rows.filter((row) => row.relativePath === relativePath).map(({ dagId }) => dagId),
  );
});

/** Retires the Dags that a file made and no longer makes; their history stays. @returns their ids. */
export function retireDagsOfFile(transaction: MetadataTransaction, file: DagFileWithDags): Promise<readonly string[]> {
  return RETIREMENTS.ask(transaction, file);
}

const CLEAR_ERRORS = new PreparedQuery<{ paths: string }, { readonly relativePath: string }>(
  ["paths"],
  ({ database, dialect, values }) =>
    database
      .deleteFrom("importError")
      .where("relativePath", "in", (query) =>
        query
          .selectFrom(dialect.rows<{ relativePath: string }, "given">("given", { relativePath: "text" }, values.paths))
          .select("given.relativePath"),
      )
      .returning("relativePath"),
);

const CLEARED = new GatheredQuery<string, boolean>(async (transaction, paths) => {
  const given = JSON.stringify(paths.map((relativePath) => ({ relativePath })));
  const { rows } = await CLEAR_ERRORS.execute(transaction, { paths: given });
  const cleared = new Set(rows.map(({ relativePath }) => relativePath));
  return paths.map((path) => cleared.has(path));
});

/** Forgets why a file could not be loaded. @returns whether there was something to forget. */
export function clearImportError(transaction: MetadataTransaction, relativePath: string): Promise<boolean> {
  return CLEARED.ask(transaction, relativePath);
}
