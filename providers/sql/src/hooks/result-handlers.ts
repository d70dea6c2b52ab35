import type { SqlResult, SqlRow } from "../dialects/sql-dialect.ts";

/** Makes a task's result of what a statement came to. */
export type SqlHandler<Result> = (result: SqlResult) => Result;

/** All rows; `null` for a statement that gives none, such as an insert. */
export function fetchAll({ columns, rows }: SqlResult): SqlRow[] | null {
  return columns.length === 0 ? null : rows;
}

/** The first row; `null` where there is none. */
export function fetchOne({ rows }: SqlResult): SqlRow | null {
  return rows[0] ?? null;
}
