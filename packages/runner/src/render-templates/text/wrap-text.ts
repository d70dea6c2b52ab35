import { textLength } from "../operations/iterate.ts";
import { splitLines } from "./split-text.ts";

/** What Python's `textwrap.wrap` is told. */
export interface WrapOptions {
  readonly width: number;
  readonly breaksLongWords: boolean;
  readonly breaksOnHyphens: boolean;
  /** What stands between two lines. */
  readonly newline: string;
}

const LETTER = "[\\p{L}_]";
const BLANK = "\\t\\n\\v\\f\\r ";
const WORD_PARTS = new RegExp(
  `([${BLANK}]+` +
    `|(?<=[\\p{L}\\p{N}_!"'&.,?])-{2,}(?=[\\p{L}\\p{N}_])` +
    `|[^${BLANK}]+?(?:-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${LETTER}-))(?=${LETTER}-?${LETTER})` +
    `|(?=[${BLANK}]|$)|(?<=[\\p{L}\\p{N}_!"'&.,?])(?=-{2,}[\\p{L}\\p{N}_])))`,
  "u",
);
const WORDS = new RegExp(`([${BLANK}]+)`);

/** Jinja's `wordwrap`: every line of the text is a paragraph of its own. */
export function wrapText(text: string, options: WrapOptions): string {
  return splitLines(text, false)
    .map((line) => wrapLine(line, options).join(options.newline))
    .join(options.newline);
}

function wrapLine(line: string, options: WrapOptions): string[] {
  const chunks = line.split(options.breaksOnHyphens ? WORD_PARTS : WORDS).filter((chunk) => chunk !== "");
  chunks.reverse();
  const lines: string[] = [];
  while (chunks.length > 0) {
    if (chunks.at(-1)?.trim() === "" && lines.length > 0) chunks.pop();
    const current = takeLine(chunks, options);
    if (current.length > 0) lines.push(current.join(""));
  }
  return lines;
}

/** Takes as many chunks as fit from the end of the reversed list. */
function takeLine(chunks: string[], options: WrapOptions): string[] {
  const current: string[] = [];
  let length = 0;
  for (let next = chunks.at(-1); next !== undefined; next = chunks.at(-1)) {
    if (length + textLength(next) > options.width) break;
    current.push(next);
    length += textLength(next);
    chunks.pop();
  }
  const next = chunks.at(-1);
  if (next !== undefined && textLength(next) > options.width) breakLongWord(chunks, next, current, length, options);
  if (current.at(-1)?.trim() === "") current.pop();
  return current;
}

function breakLongWord(
  chunks: string[],
  word: string,
  current: string[],
  length: number,
  { width, breaksLongWords, breaksOnHyphens }: WrapOptions,
): void {
  const space = width < 1 ? 1 : width - length;
  if (breaksLongWords) {
    const hyphen = breaksOnHyphens && word.length > space ? word.lastIndexOf("-", space - 1) : -1;
    const hasWordBefore = hyphen > 0 && /[^-]/.test(word.slice(0, hyphen));
    const end = hasWordBefore ? hyphen + 1 : space;
    current.push(word.slice(0, end));
    chunks[chunks.length - 1] = word.slice(end);
  } else if (current.length === 0) {
    current.push(word);
    chunks.pop();
  }
}
