import { type RawBuilder, sql } from "kysely";
import {
  type Dialect,
  type RowColumnType,
  rowColumnType,
  type StoredColumnType,
  snakeCase,
} from "../dialect/dialect.ts";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** A row to change: by its id, if it still is in the state it was decided from. */
interface ChangedRow {
  readonly id: number;
  readonly fromState: string;
  readonly toState: string;
}

interface UpdateFromRows<Column extends string> {
  readonly table: "task_instance" | "dag_run";
  /** What changes beside the state. */
  readonly columns: readonly Column[];
  readonly types: Readonly<Record<Column, StoredColumnType>>;
  readonly rows: readonly ChangedRow[];
}

type Update = PreparedQuery<{ rows: string }, unknown>;

/** One statement for each table and set of columns; there are about as many as there are verbs. */
const UPDATES = new Map<string, Update>();

/** Changes rows, each to its own state and values, in one statement. @returns how many were in their `fromState`. */
export async function updateFromRows<Column extends string>(
  transaction: MetadataTransaction,
  update: UpdateFromRows<Column>,
): Promise<number> {
  const key = `${update.table} ${update.columns.join(" ")}`;
  let query = UPDATES.get(key);
  if (query === undefined) {
    query = new PreparedQuery(["rows"], ({ database, dialect, values }) => ({
      compile: () => updateStatement(dialect, update, values.rows).compile(database),
    }));
    UPDATES.set(key, query);
  }
  const { changedCount } = await query.execute(transaction, { rows: JSON.stringify(update.rows) });
  return changedCount;
}

function updateStatement<Column extends string>(
  dialect: Dialect,
  { table, columns, types }: UpdateFromRows<Column>,
  rows: string,
): RawBuilder<unknown> {
  const given: Record<string, RowColumnType> = { id: "integer", fromState: "text", toState: "text" };
  for (const column of columns) given[column] = rowColumnType(types[column]);
  const assignments = columns.map((column) => {
    const cast = types[column] === "json" ? dialect.jsonCast : "";
    return sql.raw(`${snakeCase(column)} = given.${snakeCase(column)}${cast}`);
  });
  return sql`update ${sql.raw(table)} set ${sql.join([sql`state = given.to_state`, ...assignments])}
    from ${dialect.rows("given", given as Record<keyof ChangedRow, RowColumnType>, rows)}
    where ${sql.raw(table)}.id = given.id and ${sql.raw(table)}.state = given.from_state`;
}
