import type { RowColumnType } from "../dialect/dialect.ts";
import { insertRows } from "../insert-rows.ts";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { XComTable } from "../tables/xcom-table.ts";

const COLUMNS = {
  taskInstanceId: "integer",
  key: "text",
  dagRunId: "integer",
  taskId: "text",
  mapIndex: "integer",
  value: "text",
  createdAt: "integer",
  needsPurge: "integer",
} as const satisfies Record<keyof XComTable, RowColumnType>;

const INSERT = new PreparedQuery<{ xcoms: string }, unknown>(["xcoms"], (parts) =>
  insertRows(parts, { table: "xcom", columns: COLUMNS, rows: parts.values.xcoms }).onConflict((conflict) =>
    conflict.columns(["taskInstanceId", "key"]).doUpdateSet((excluded) => ({
      value: excluded.ref("excluded.value"),
      createdAt: excluded.ref("excluded.createdAt"),
      needsPurge: excluded.ref("excluded.needsPurge"),
    })),
  ),
);

/** A value to store. */
export interface XComToStore extends Omit<XComTable, "needsPurge"> {
  /** Whether something outside of the database has to be removed with it. */
  readonly needsPurge?: boolean;
}

/** Stores values; one that is there already under its key is replaced. */
export async function insertXComs(transaction: MetadataTransaction, xcoms: readonly XComToStore[]): Promise<void> {
  if (xcoms.length === 0) return;
  const rows = xcoms.map(({ needsPurge, ...xcom }) => ({ ...xcom, needsPurge: needsPurge === true ? 1 : 0 }));
  await INSERT.execute(transaction, { xcoms: JSON.stringify(rows) });
}
