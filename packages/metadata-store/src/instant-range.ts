import type { Instant } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";

/** Both ends count as within. */
export interface InstantRange {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** The condition that a column, or an expression over columns, lies within a range; `null` for a range without ends. */
export function isWithin(
  value: RawBuilder<unknown>,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
): RawBuilder<boolean> | null {
  const ends = [
    ...(from === undefined ? [] : [sql<boolean>`${value} >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`${value} <= ${to}`]),
  ];
  return ends.length === 0 ? null : sql<boolean>`(${sql.join(ends, sql` and `)})`;
}
