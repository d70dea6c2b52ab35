/** What the readers of addresses share: a value that is not understood is dropped. */

/** The query of an address, before anybody has looked at it. */
export type RawSearch = Record<string, unknown>;

/** Reads text; a search that looks like a number or a truth value is text, too. */
export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** Reads a number without a sign or a fraction. */
export function wholeNumber(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && value !== "" && Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** Reads one of the words that are known. */
export function oneOf<const Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === value);
}
