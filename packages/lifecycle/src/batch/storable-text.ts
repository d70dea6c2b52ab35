/** More than anybody reads; author code may throw any text. */
const LENGTH_MAXIMUM = 20_000;

/**
 * A text of author code as every database keeps it: PostgreSQL takes neither NUL nor half of a surrogate pair.
 *
 * @param lengthMaximum in UTF-16 units; what is longer is cut.
 */
export function storableText(text: string, lengthMaximum = LENGTH_MAXIMUM): string {
  // A pair is one character to this pattern; only a half alone, such as the cut leaves, is a surrogate.
  return text
    .slice(0, lengthMaximum)
    .replaceAll("\0", "�")
    .replaceAll(/\p{Surrogate}/gu, "�");
}
