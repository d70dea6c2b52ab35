import type { Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** Which XComs are looked for. */
export interface XComSearch {
  /** `null` for every key. */
  readonly key: string | null;
  readonly dagId: string;
  readonly runs:
    | { readonly kind: "run"; readonly runId: string }
    /** The run of this logical date and every earlier one. */
    | { readonly kind: "until"; readonly logicalDate: Instant };
  /** `null` for every task. */
  readonly taskIds: readonly string[] | null;
  /** `null` for every copy. */
  readonly mapIndexes: readonly number[] | null;
}

/** The newest of the XComs that match, with its value: of the latest run, then of the latest push. */
export async function findNewestXCom(reader: MetadataReader, search: XComSearch) {
  const row = await reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .innerJoin("taskInstance", "taskInstance.id", "xcom.taskInstanceId")
    .select(["xcom.dagRunId", "xcom.taskId", "xcom.mapIndex", "xcom.value"])
    .where(conditionOf(search))
    .orderBy("dagRun.logicalDate", "desc")
    .orderBy("xcom.createdAt", "desc")
    // What was stored in the same moment has an order too.
    .orderBy("xcom.taskInstanceId", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Where the XComs are that match, by map index; their values are not read. */
export async function listXComAddresses(reader: MetadataReader, search: XComSearch) {
  return reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .innerJoin("taskInstance", "taskInstance.id", "xcom.taskInstanceId")
    .select(["xcom.taskInstanceId", "xcom.key", "xcom.dagRunId", "xcom.taskId", "xcom.mapIndex"])
    .where(conditionOf(search))
    .orderBy("dagRun.logicalDate", "desc")
    .orderBy("xcom.mapIndex")
    .orderBy("xcom.key")
    .execute();
}

/** How many addresses one statement carries: databases limit the number of parameters. */
const ADDRESSES_PER_STATEMENT = 500;

/** The values at some addresses, in their order; `null` where there is none any more. */
export async function readXComValues(
  reader: MetadataReader,
  addresses: readonly { readonly taskInstanceId: number; readonly key: string }[],
): Promise<readonly (string | null)[]> {
  const found = new Map<string, string>();
  for (let start = 0; start < addresses.length; start += ADDRESSES_PER_STATEMENT) {
    const some = addresses.slice(start, start + ADDRESSES_PER_STATEMENT);
    const rows = await reader
      .selectFrom("xcom")
      .select(["taskInstanceId", "key", "value"])
      .where(isOneOf(sql.ref("taskInstanceId"), [...new Set(some.map(({ taskInstanceId }) => taskInstanceId))]))
      .where(isOneOf(sql.ref("key"), [...new Set(some.map(({ key }) => key))]))
      .execute();
    for (const { value, ...address } of rows) found.set(nameOf(address), value);
  }
  return addresses.map((address) => found.get(nameOf(address)) ?? null);
}

function nameOf({ taskInstanceId, key }: { readonly taskInstanceId: number; readonly key: string }): string {
  return `${taskInstanceId} ${key}`;
}

function conditionOf({ key, dagId, runs, taskIds, mapIndexes }: XComSearch): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`dag_run.dag_id = ${dagId}`,
    runs.kind === "run"
      ? sql<boolean>`dag_run.run_id = ${runs.runId}`
      : sql<boolean>`dag_run.logical_date <= ${runs.logicalDate}`,
    // Instances that the task no longer has since its list became shorter are out of sight with what they stored.
    sql<boolean>`task_instance.state <> 'removed'`,
  ];
  if (key !== null) conditions.push(sql<boolean>`xcom.key = ${key}`);
  if (taskIds !== null) conditions.push(isOneOf(sql.ref("xcom.taskId"), taskIds));
  if (mapIndexes !== null) conditions.push(isOneOf(sql.ref("xcom.mapIndex"), mapIndexes));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
