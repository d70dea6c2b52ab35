import { TemplateError } from "../template-error.ts";

const SPACE_RUN = /[\s\u001c-\u001f\u0085]+/;
const LEADING_SPACE = /^[\s\u001c-\u001f\u0085]+/;
const TRAILING_SPACE = /[\s\u001c-\u001f\u0085]+$/;

/** Python's `str.split` with a separator; a negative limit means none. */
export function splitOnSeparator(text: string, separator: string, limit: number): string[] {
  if (separator === "") throw new TemplateError("ValueError", "empty separator");
  const pieces = text.split(separator);
  if (limit < 0 || pieces.length <= limit + 1) return pieces;
  return [...pieces.slice(0, limit), pieces.slice(limit).join(separator)];
}

/** Python's `str.split` without a separator: on runs of white space, none of it kept. */
export function splitOnSpace(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.replace(LEADING_SPACE, "");
  while (rest !== "" && (limit < 0 || pieces.length < limit)) {
    const gap = SPACE_RUN.exec(rest);
    if (gap === null) break;
    pieces.push(rest.slice(0, gap.index));
    rest = rest.slice(gap.index + gap[0].length);
  }
  if (limit < 0) rest = rest.replace(TRAILING_SPACE, "");
  return rest === "" ? pieces : [...pieces, rest];
}

/** Python's `str.rsplit` without a separator. */
export function splitOnSpaceFromRight(text: string, limit: number): string[] {
  const words = splitOnSpace(text, -1);
  if (limit < 0 || words.length <= limit + 1) return words;
  const kept = words.slice(words.length - limit);
  let rest = text.replace(TRAILING_SPACE, "");
  for (const word of kept.toReversed()) rest = rest.slice(0, -word.length).replace(TRAILING_SPACE, "");
  return [rest, ...kept];
}

/** Python's `str.splitlines`. */
export function splitLines(text: string, keepsEnds: boolean): string[] {
  const lines =
    text.match(/[^\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]*(?:\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]|$)/g) ??
    [];
  // The pattern also matches nothing at the very end.
  const whole = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  return keepsEnds
    ? whole
    : whole.map((line) => line.replace(/(?:\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029])$/, ""));
}
