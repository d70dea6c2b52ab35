/** Rows for a message, as they would stand in code. */
export function showRows(rows: unknown): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}
