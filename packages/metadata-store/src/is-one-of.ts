import { type RawBuilder, sql } from "kysely";

/** The condition that a column holds one of some values; never, where there are none. */
export function isOneOf(column: RawBuilder<unknown>, values: readonly (string | number)[]): RawBuilder<boolean> {
  return values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${column} in (${sql.join(values)})`;
}
