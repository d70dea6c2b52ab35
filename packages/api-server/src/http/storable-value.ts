import type { Json } from "@baram/domain";

/** Deeper JSON than anybody means is refused before something that walks through it runs out of stack. */
const DEPTH_MAXIMUM = 100;

/**
 * Why a value cannot be kept: PostgreSQL takes neither NUL characters nor halves of surrogate pairs, and an
 * installation should not change what it refuses with its database.
 *
 * @returns a sentence; `null` for a value that can be kept.
 */
export function describeUnstorable(value: Json): string | null {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAXIMUM) return `The body is nested more than ${DEPTH_MAXIMUM} levels deep.`;
    const next: Json[] = [];
    for (const item of level) {
      if (typeof item === "string") {
        const refusal = describeUnstorableText(item);
        if (refusal !== null) return refusal;
      } else if (typeof item === "object" && item !== null) {
        // Names are texts as well.
        next.push(...(Array.isArray(item) ? (item as readonly Json[]) : Object.entries(item).flat()));
      }
    }
    level = next;
  }
  return null;
}

/** As {@link describeUnstorable}, of a text. */
function describeUnstorableText(text: string): string | null {
  if (text.includes("\0")) return "A text contains the character NUL, which cannot be kept.";
  // A pair is one character to this pattern; only a half alone is a surrogate.
  return !/\p{Surrogate}/u.test(text) ? null : "A text contains half of a surrogate pair, which cannot be kept.";
}

const INTEGER_MAXIMUM = 2 ** 31 - 1;

/** As {@link describeUnstorable}, of a whole number: the columns that take what people send have 32 bits. */
export function describeUnstorableInteger(value: number): string | null {
  if (value > INTEGER_MAXIMUM) return `${value} is greater than the maximum of ${INTEGER_MAXIMUM}`;
  return value < -INTEGER_MAXIMUM ? `${value} is less than the minimum of ${-INTEGER_MAXIMUM}` : null;
}
