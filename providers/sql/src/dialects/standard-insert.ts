import type { InsertShape } from "./sql-dialect.ts";

/** Rows cannot be inserted as asked. */
export class InsertShapeError extends Error {
  override readonly name = "InsertShapeError";
}

/** `insert into … values … on conflict …`, as SQLite and PostgreSQL both write it. */
export function standardInsert(shape: InsertShape, parameter: (position: number) => string): string {
  const { table, columns, valuesPerRow, rowCount } = shape;
  const row = (index: number) =>
    `(${Array.from({ length: valuesPerRow }, (_value, at) => parameter(index * valuesPerRow + at + 1)).join(", ")})`;
  const rows = Array.from({ length: rowCount }, (_value, index) => row(index)).join(", ");
  const into = columns.length === 0 ? table : `${table} (${columns.join(", ")})`;
  return `insert into ${into} values ${rows}${replacement(shape)}`;
}

function replacement({ columns, replaceIndex }: InsertShape): string {
  if (replaceIndex.length === 0) return "";
  if (columns.length === 0) {
    throw new InsertShapeError('"replaceIndex" needs "columns", so that it is known what to replace.');
  }
  const replaced = columns.filter((column) => !replaceIndex.includes(column));
  const set = replaced.map((column) => `${column} = excluded.${column}`).join(", ");
  const what = replaced.length === 0 ? "nothing" : `update set ${set}`;
  return ` on conflict (${replaceIndex.join(", ")}) do ${what}`;
}
