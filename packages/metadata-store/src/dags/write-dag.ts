import { type Insertable, sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { DagFileTable, DagTable } from "../tables/dag-table.ts";
import type { DagBundleTable, DagVersionTable } from "../tables/dag-version-table.ts";
import type { Flag } from "../tables/flag.ts";

const WRITE_BUNDLE = new PreparedQuery<DagBundleTable, unknown>(
  ["hash", "module", "source", "relativePath", "createdAt"],
  ({ database, values }) =>
    database
      .insertInto("dagBundle")
      .values(values)
      .onConflict((conflict) => conflict.column("hash").doNothing()),
);

const WRITE_FILE = new PreparedQuery<DagFileTable, unknown>(
  ["relativePath", "bundleHash", "inputs", "lastLoadedAt"],
  ({ database, values }) =>
    database
      .insertInto("dagFile")
      .values(values)
      .onConflict((conflict) =>
        conflict.column("relativePath").doUpdateSet((excluded) => ({
          bundleHash: excluded.ref("excluded.bundleHash"),
          inputs: excluded.ref("excluded.inputs"),
          lastLoadedAt: excluded.ref("excluded.lastLoadedAt"),
        })),
      ),
);

/** Stores the code of a Dag file and what was read to make it. Code that is there already is kept. */
export async function writeDagFile(
  transaction: MetadataTransaction,
  { bundle, file }: { readonly bundle: DagBundleTable; readonly file: DagFileTable },
): Promise<void> {
  await WRITE_BUNDLE.execute(transaction, bundle);
  await WRITE_FILE.execute(transaction, file);
}

/** The file that makes a Dag, or made it last. */
export interface DagOwner {
  readonly relativePath: string;
  readonly isActive: Flag;
}

const FIND_OWNER = new PreparedQuery<{ dagId: string }, DagOwner>(["dagId"], ({ database, values }) =>
  database.selectFrom("dag").select(["relativePath", "isActive"]).where("dagId", "=", values.dagId),
);

/** Which file makes a Dag; `null` for a Dag that there never was. */
export async function findDagOwner(transaction: MetadataTransaction, dagId: string): Promise<DagOwner | null> {
  const { rows } = await FIND_OWNER.execute(transaction, { dagId });
  return rows[0] ?? null;
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

type NewDagVersion = Omit<Insertable<DagVersionTable>, "id">;

const INSERT_VERSION = new PreparedQuery<Required<NewDagVersion>, { readonly id: number }>(
  ["dagId", "versionNumber", "fingerprint", "bundleHash", "createdAt"],
  ({ database, values }) => database.insertInto("dagVersion").values(values).returning("id"),
);

const INSERT_SERIALIZED = new PreparedQuery<{ dagVersionId: number; data: string }, unknown>(
  ["dagVersionId", "data"],
  ({ database, values }) => database.insertInto("serializedDag").values(values),
);

/** Stores a version of a Dag with the Dag as JSON. @returns its id. */
export async function insertDagVersion(
  transaction: MetadataTransaction,
  version: Required<NewDagVersion>,
  data: string,
): Promise<number> {
  const { rows } = await INSERT_VERSION.execute(transaction, version);
  const [row] = rows;
  if (row === undefined) throw new Error("The database gave no id for a Dag version that it took.");
  await INSERT_SERIALIZED.execute(transaction, { dagVersionId: row.id, data });
  return row.id;
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

const NAMES = [
  "dagId",
  "isPaused",
  "isActive",
  "relativePath",
  "description",
  "owners",
  "timetableSummary",
  "timetableDescription",
  "maxActiveRuns",
  "maxActiveTasks",
  "dagVersionId",
  "lastParsedAt",
] as const satisfies readonly (keyof DescribedDag)[];

/** A Dag that is there keeps its pause. */
const REPLACED = NAMES.filter((name) => name !== "dagId" && name !== "isPaused");

const WRITE = new PreparedQuery<DescribedDag, unknown>(NAMES, ({ database, values }) =>
  database
    .insertInto("dag")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column("dagId")
        .doUpdateSet((excluded) =>
          Object.fromEntries(REPLACED.map((name) => [name, excluded.ref(`excluded.${name}` as const)])),
        ),
    ),
);

/** Stores what its file says of a Dag; one that is there keeps its pause. */
export async function writeDag(transaction: MetadataTransaction, dag: DescribedDag): Promise<void> {
  await WRITE.execute(transaction, dag);
}

const RETIRE = new PreparedQuery<{ relativePath: string; kept: string }, { readonly dagId: string }>(
  ["relativePath", "kept"],
  ({ database, dialect, values }) =>
    database
      .updateTable("dag")
      .set({ isActive: sql.lit(0), nextRunAfter: null })
      .where("relativePath", "=", values.relativePath)
      .where("isActive", "=", sql.lit(1))
      .where("dagId", "not in", (query) =>
        query
          .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.kept))
          .select("given.dagId"),
      )
      .returning("dagId"),
);

/** Retires the Dags that a file made and no longer makes; their history stays. @returns their ids. */
export async function retireDagsOfFile(
  transaction: MetadataTransaction,
  { relativePath, keptDagIds }: { readonly relativePath: string; readonly keptDagIds: readonly string[] },
): Promise<readonly string[]> {
  const kept = JSON.stringify(keptDagIds.map((dagId) => ({ dagId })));
  const { rows } = await RETIRE.execute(transaction, { relativePath, kept });
  return rows.map(({ dagId }) => dagId);
}

const CLEAR_ERROR = new PreparedQuery<{ relativePath: string }, { readonly id: number }>(
  ["relativePath"],
  ({ database, values }) =>
    database.deleteFrom("importError").where("relativePath", "=", values.relativePath).returning("id"),
);

/** Forgets why a file could not be loaded. @returns whether there was something to forget. */
export async function clearImportError(transaction: MetadataTransaction, relativePath: string): Promise<boolean> {
  const { rows } = await CLEAR_ERROR.execute(transaction, { relativePath });
  return rows.length > 0;
}
