import { scanSql } from "./scan-sql.ts";
import type { SqlSyntax } from "./sql-syntax.ts";

/** The parameters of a statement. */
export interface StatementParameters {
  /** How many values a list needs. */
  readonly positions: number;
  /** The names that an object needs, without their prefix. */
  readonly names: readonly string[];
}

/** Finds the parameters of a statement: `?`, `?2` and `$2` by position, `:name`, `@name` and `$name` by name. */
export function countParameters(sql: string, syntax: SqlSyntax): StatementParameters {
  let positions = 0;
  const names = new Set<string>();
  for (const { kind, text } of scanSql(sql, syntax)) {
    if (kind !== "parameter") continue;
    const name = text.slice(1);
    if (name === "") positions += 1;
    else if (/^\d+$/.test(name)) positions = Math.max(positions, Number(name));
    else names.add(name);
  }
  return { positions, names: [...names] };
}
