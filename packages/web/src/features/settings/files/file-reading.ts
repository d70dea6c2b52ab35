/** What a file holds, or why it cannot be read; the message is for people. */
export type FileReading<Entry> =
  | { readonly kind: "entries"; readonly entries: readonly Entry[] }
  | { readonly kind: "refused"; readonly message: string };

/** A file that somebody chose. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** A sentence that says what is wrong with a file. */
export function refuse(message: string): { readonly kind: "refused"; readonly message: string } {
  return { kind: "refused", message };
}

/** The entries of a JSON object; a sentence where the text is none. */
export function readObject(
  { name, text }: ChosenFile,
  expected: string,
): { readonly kind: "object"; readonly entries: readonly (readonly [string, unknown])[] } | ReturnType<typeof refuse> {
  try {
    return objectEntries(JSON.parse(text), name, expected);
  } catch (error) {
    return refuse(`${name} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The entries of what was read; a sentence where it is no object. */
export function objectEntries(value: unknown, name: string, expected: string) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { kind: "object" as const, entries: Object.entries(value) };
  }
  return refuse(`${name}: expected ${expected}.`);
}
