import type { Json } from "@baram/domain";

/** A text, in which digits are no number, or a number. On JSON that is well-formed, nothing else begins with these signs. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Whether a JSON text that is read and written again has the same numbers: a number here has some 16 digits. */
export function hasExactNumbers(text: string): boolean {
  return (text.match(TEXT_OR_NUMBER) ?? []).every((found) => found.startsWith('"') || isExact(found));
}

/**
 * A JSON text of somebody else's, whose numbers come out again as they stand in it, however many digits they have.
 *
 * In place of a number that would lose some, {@link value} has a text that stands for it.
 */
export class ExactJson {
  readonly value: Json;
  /** What such texts begin with, and no other text of the value holds. */
  readonly #mark: string;

  /** Throws a `SyntaxError` for what is no JSON. */
  constructor(text: string) {
    // Written again, letters stand for themselves, so that no text holds the mark under another spelling.
    const plain = JSON.stringify(JSON.parse(text));
    let mark = "number";
    while (plain.includes(mark)) mark += "_";
    this.#mark = mark;
    const marked = text.replaceAll(TEXT_OR_NUMBER, (found) =>
      found.startsWith('"') || isExact(found) ? found : `"${mark}${found}"`,
    );
    this.value = JSON.parse(marked) as Json;
  }

  /** A part of the value: a text as it is, anything else as `write` makes it JSON, with its numbers as they stood. */
  textOf(part: Json, write: (part: Json) => string): string {
    if (typeof part === "string") return part.startsWith(this.#mark) ? part.slice(this.#mark.length) : part;
    return write(part).replaceAll(new RegExp(`"${this.#mark}([^"]*)"`, "g"), "$1");
  }
}

function isExact(number: string): boolean {
  return meaningOf(JSON.stringify(Number(number))) === meaningOf(number);
}

/** The same for every spelling of a number; any other word, as the `null` of one that is too large, as it is. */
function meaningOf(word: string): string {
  const match = NUMBER.exec(word);
  if (match === null) return word;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const written = whole + fraction;
  let end = written.length;
  while (end > 0 && written[end - 1] === "0") end -= 1;
  const digits = written.slice(0, end).replace(/^0+/, "");
  if (digits === "") return "0";
  return `${sign}${digits}e${BigInt(exponent) + BigInt(written.length - end - fraction.length)}`;
}
