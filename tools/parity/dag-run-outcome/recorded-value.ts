/** A class of values that no format has a word for. */
class Opaque {
  readonly hidden = true;
}

/** Reads a value for which JSON has no word, such as `{ "$bytes_hex": "00" }`; other values are left as they are. */
export function readRecordedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readRecordedValue);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [word, content] = entries[0] ?? [];
  if (entries.length === 1 && word === "$bytes_hex") return Uint8Array.from(Buffer.from(String(content), "hex"));
  if (entries.length === 1 && word === "$opaque") return new Opaque();
  return Object.fromEntries(entries.map(([name, field]) => [name, readRecordedValue(field)]));
}
