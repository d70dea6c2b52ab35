/**
 * How an XCom text holds what JSON has no word for: an object of this key, which names the kind, and `value`.
 *
 * Data of an author that has the key itself is written as a list of entries under the kind `object`, so that reading
 * can never take plain data for a tag.
 */
export const TAG_KEY = "__baram__";

/** A tagged value as it stands in the text. */
export type TaggedValue =
  | { readonly [TAG_KEY]: "date" /** ISO 8601, in milliseconds. */; readonly value: string }
  | { readonly [TAG_KEY]: "map"; readonly value: readonly (readonly [unknown, unknown])[] }
  | { readonly [TAG_KEY]: "set"; readonly value: readonly unknown[] }
  | { readonly [TAG_KEY]: "bytes" /** In hexadecimal. */; readonly value: string }
  | { readonly [TAG_KEY]: "bigint" /** In decimal digits. */; readonly value: string }
  | { readonly [TAG_KEY]: "number"; readonly value: "NaN" | "Infinity" | "-Infinity" | "-0" }
  | { readonly [TAG_KEY]: "object"; readonly value: readonly (readonly [string, unknown])[] };

/** Values nested deeper are refused: whoever walks them would exhaust the stack. */
export const XCOM_DEPTH_MAXIMUM = 500;
