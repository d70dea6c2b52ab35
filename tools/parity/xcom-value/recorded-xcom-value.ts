/** A class without any conversion. */
class Opaque {
  readonly hidden = true;
}

/** Words of recordings for values that TypeScript has no kind of. */
export const PYTHON_ONLY: Readonly<Record<string, string>> = {
  $date: "a date without a time",
  $duration_seconds: "a duration",
  $decimal: "a decimal",
  $uuid: "a UUID",
};

/** Whether an object is one value written under one word. */
function wordOf(value: object): readonly [word: string, content: unknown] | null {
  const entries = Object.entries(value);
  const [first] = entries;
  return entries.length === 1 && first?.[0].startsWith("$") === true ? first : null;
}

/** The value that a recording gives a task to push. Throws for one that TypeScript has no kind of. */
export function readGivenValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readGivenValue);
  if (typeof value !== "object" || value === null) return value;
  const word = wordOf(value);
  if (word !== null) return readWord(...word);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, readGivenValue(field)]));
}

function readWord(word: string, content: unknown): unknown {
  const without = PYTHON_ONLY[word];
  if (without !== undefined) throw new TypeError(`TypeScript has no kind of value for ${without}.`);
  switch (word) {
    case "$float":
      return readNumber(String(content));
    case "$int": {
      const whole = BigInt(String(content));
      return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
    }
    case "$datetime":
    case "$pendulum":
      return new Date(withZone(String(content)));
    case "$bytes_hex":
      return Uint8Array.from(Buffer.from(String(content), "hex"));
    // That it cannot be changed is known to the compiler only.
    case "$tuple":
      return (content as readonly unknown[]).map(readGivenValue);
    case "$set":
    case "$frozenset":
      return new Set((content as readonly unknown[]).map(readGivenValue));
    case "$entries":
      return new Map(
        (content as readonly [unknown, unknown][]).map(([key, field]) => [readGivenValue(key), readGivenValue(field)]),
      );
    case "$opaque":
      return new Opaque();
    case "$function":
      return () => content;
    default:
      throw new Error(`The recording has the word ${word}, which is not known here.`);
  }
}

function readNumber(text: string): number {
  return (
    new Map([
      ["nan", Number.NaN],
      ["inf", Number.POSITIVE_INFINITY],
      ["-inf", Number.NEGATIVE_INFINITY],
    ]).get(text) ?? Number(text)
  );
}

/** A moment without a zone is taken to be one of UTC. */
function withZone(text: string): string {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
}

/** A value that came back, in the words of recordings; a moment is the same wherever it is looked at from. */
export function wordGivenValue(value: unknown): unknown {
  if (typeof value === "bigint") return { $int: value.toString() };
  if (typeof value === "number") return wordNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return { $datetime: value.toISOString() };
  if (value instanceof Uint8Array) return { $bytes_hex: Buffer.from(value).toString("hex") };
  if (value instanceof Set) return { $set: [...value].map(wordGivenValue) };
  if (value instanceof Map) return { $entries: [...value].map((entry) => entry.map(wordGivenValue)) };
  if (Array.isArray(value)) return value.map(wordGivenValue);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, wordGivenValue(field)]));
}

function wordNumber(value: number): unknown {
  if (Object.is(value, -0)) return { $float: "-0" };
  return Number.isFinite(value) ? value : { $float: String(value) };
}

/** An expected value in the form of {@link wordGivenValue}: what Baram cannot tell apart is the same. */
export function normalizeExpected(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalizeExpected);
  if (typeof value !== "object" || value === null) return value;
  if ("$number" in value) return wordNumber(Number(value.$number));
  if ("$datetime" in value) return wordGivenValue(new Date(withZone(String(value.$datetime))));
  const word = wordOf(value);
  if (word !== null) return wordGivenValue(readGivenValue(value));
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, normalizeExpected(field)]));
}
