import type { Json } from "@baram/domain";
import { RENDERED_FIELD_LENGTH } from "@baram/execution-api";

/**
 * What is kept of rendered fields, which are stored with each try: of one that is too long its beginning, with a word on it.
 *
 * Parity: a field that is no text is measured by how it is written, here as JSON, and becomes a text where that is too long.
 *
 * @param lengthMaximum in characters.
 */
export function shortenFields(
  fields: Readonly<Record<string, Json>>,
  lengthMaximum = RENDERED_FIELD_LENGTH,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shorten(value, lengthMaximum)]));
}

function shorten(value: Json, lengthMaximum: number): Json {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (text.length <= lengthMaximum) return value;
  const reason = `Cut off after ${lengthMaximum} characters, as [core] max_templated_field_length says`;
  // Half of a surrogate pair at the end is nothing that PostgreSQL keeps.
  return `${reason}: ${text.slice(0, lengthMaximum).replace(/[\uD800-\uDBFF]$/, "")}`;
}
