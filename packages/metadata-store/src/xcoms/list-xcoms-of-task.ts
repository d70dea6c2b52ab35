import { type Instant, RETURN_VALUE_KEY } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** Some or all of the instances of one task in one run. */
export interface XComsOfTask {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** Both ends included; `null` for every instance. */
  readonly mapIndexes: { readonly from: number; readonly to: number } | null;
}

/** What the instances of a task stored under a key, in the order of map indexes; removed instances have no values. */
export async function listXComsOfTask(reader: MetadataReader, of: XComsOfTask & { readonly key: string }) {
  return selectXCom(reader, of)
    .select(["xcom.taskId", "xcom.mapIndex", "xcom.value"])
    .orderBy("xcom.mapIndex")
    .execute();
}

/** What one of a task's instances returned, counted among those that returned something; `null` beyond the last. */
export async function findReturnValueAt(
  reader: MetadataReader,
  { place, ...of }: XComsOfTask & { readonly place: number },
) {
  const from = of.mapIndexes?.from ?? 0;
  if (await hasEveryReturnValue(reader, of)) {
    const [row] = await listXComsOfTask(reader, {
      ...of,
      key: RETURN_VALUE_KEY,
      mapIndexes: { from: from + place, to: from + place },
    });
    const isWithin = of.mapIndexes === null || from + place <= of.mapIndexes.to;
    return isWithin ? (row ?? null) : null;
  }
  const row = await selectXCom(reader, { ...of, key: RETURN_VALUE_KEY })
    .select(["xcom.taskId", "xcom.mapIndex", "xcom.value"])
    .orderBy("xcom.mapIndex")
    .limit(1)
    .offset(place)
    .executeTakeFirst();
  return row ?? null;
}

/** How many of a task's instances returned something. */
export async function countReturnValues(reader: MetadataReader, of: XComsOfTask): Promise<number> {
  const { total } = await selectXCom(reader, { ...of, key: RETURN_VALUE_KEY })
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return total;
}

interface StoredReturnValue {
  readonly createdAt: Instant;
  /** `null` where it is the one that is known. */
  readonly value: string | null;
}

interface KnownReturnValue extends Omit<XComsOfTask, "mapIndexes"> {
  readonly mapIndex: number;
  readonly knownAt: number;
}

/** Every instance of a mapped task asks for the list, so this one is built once. */
const FIND_IF_CHANGED = new PreparedQuery<KnownReturnValue, StoredReturnValue>(
  ["dagId", "runId", "taskId", "mapIndex", "knownAt"],
  ({ database, values: { mapIndex, knownAt, ...of } }) =>
    selectXCom(database, { ...of, key: RETURN_VALUE_KEY, mapIndexes: { from: mapIndex, to: mapIndex } }).select([
      "xcom.createdAt",
      sql<string | null>`case when xcom.created_at = ${knownAt} then null else xcom.value end`.as("value"),
    ]),
);

/** What an instance returned, its text only where it was stored at another moment than the given one. */
export async function findReturnValueIfChanged(
  reader: MetadataReader,
  { knownAt, ...of }: Omit<KnownReturnValue, "knownAt"> & { readonly knownAt: number | null },
): Promise<StoredReturnValue | null> {
  const [row] = await FIND_IF_CHANGED.read(reader, { ...of, knownAt: knownAt ?? -1 });
  return row ?? null;
}

/** How often each mapped group around a task is repeated in a run, or the task itself; `null` before it is expanded. */
export async function findMapLengths(
  reader: MetadataReader,
  { dagId, runId, taskId }: Omit<XComsOfTask, "mapIndexes">,
): Promise<readonly number[] | null> {
  const row = await reader
    .selectFrom("taskExpansion")
    .innerJoin("dagRun", "dagRun.id", "taskExpansion.dagRunId")
    .select("taskExpansion.lengths")
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.runId", "=", runId)
    .where("taskExpansion.taskId", "=", taskId)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.lengths) as readonly number[]);
}

/**
 * Whether no instance of a mapped task lacks a returned value, so that places and map indexes are the same.
 *
 * The counts know, which spares walking over the values before the wanted one.
 */
async function hasEveryReturnValue(reader: MetadataReader, { dagId, runId, taskId }: XComsOfTask): Promise<boolean> {
  const row = await reader
    .selectFrom("taskExpansion")
    .innerJoin("dagRun", "dagRun.id", "taskExpansion.dagRunId")
    .select(["taskExpansion.instanceCount", "taskExpansion.pushedCount"])
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.runId", "=", runId)
    .where("taskExpansion.taskId", "=", taskId)
    .executeTakeFirst();
  return row !== undefined && row.pushedCount === row.instanceCount;
}

function selectXCom(
  reader: MetadataReader,
  { dagId, runId, taskId, key, mapIndexes }: XComsOfTask & { readonly key: string },
) {
  return reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.runId", "=", runId)
    .where("xcom.key", "=", key)
    .where("xcom.taskId", "=", taskId)
    .$if(mapIndexes !== null, (query) =>
      query.where("xcom.mapIndex", ">=", mapIndexes?.from ?? 0).where("xcom.mapIndex", "<=", mapIndexes?.to ?? 0),
    );
}
