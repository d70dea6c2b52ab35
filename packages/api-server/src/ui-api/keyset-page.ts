const SIZE_DEFAULT = 50;
const SIZE_MAXIMUM = 200;

/** How many rows a page has. */
export function pageSizeOf(limit: number | undefined): number {
  return Math.min(limit ?? SIZE_DEFAULT, SIZE_MAXIMUM);
}

/** Of rows that were read with one more than is shown: those that are, and after which the next page begins. */
export function pageAfter<Row, Key>(
  rows: readonly Row[],
  size: number,
  keyOf: (row: Row) => Key,
): { readonly shown: readonly Row[]; readonly nextAfter: Key | null } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { shown, nextAfter: rows.length > size && last !== undefined ? keyOf(last) : null };
}
