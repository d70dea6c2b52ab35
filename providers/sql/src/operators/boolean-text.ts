const TRUE: ReadonlySet<string> = new Set(["y", "yes", "t", "true", "on", "1"]);
const FALSE: ReadonlySet<string> = new Set(["n", "no", "f", "false", "off", "0"]);

/** Reads a text that stands for true or false, in any case; `null` for any other. */
export function readBooleanText(text: string): boolean | null {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

/** Whether a value counts as true, as in Python: zero, an empty text and nothing do not. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value);
}
