import { charactersOf, iterate, textLength } from "../operations/iterate.ts";
import { TemplateError } from "../template-error.ts";
import { Dict } from "../values/dict.ts";
import { type MethodTable, methodTable } from "../values/function.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { isText, Markup, Tuple, textOf, typeNameOf, type Value } from "../values/value.ts";
import { capitalize, isLowerCase, isUpperCase, swapCase, toTitleCase } from "./letter-case.ts";
import { splitLines, splitOnSeparator, splitOnSpace, splitOnSpaceFromRight } from "./split-text.ts";

/** What Python counts as white space in `strip` and `split`. */
const SPACE = "\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
const SPACE_START = new RegExp(`^[${SPACE}]+`);
const SPACE_END = new RegExp(`[${SPACE}]+$`);

/** Python's `str.strip`: white space, or any of the given characters. */
export function stripText(text: string, characters: Value | undefined, side: "left" | "right" | "both"): string {
  if (characters === undefined || characters === null) {
    const left = side === "right" ? text : text.replace(SPACE_START, "");
    return side === "left" ? left : left.replace(SPACE_END, "");
  }
  const set = new Set(charactersOf(requireText(characters, "strip arg")));
  const letters = charactersOf(text);
  let start = 0;
  let end = letters.length;
  while (side !== "right" && start < end && set.has(letters[start] ?? "")) start += 1;
  while (side !== "left" && end > start && set.has(letters[end - 1] ?? "")) end -= 1;
  return letters.slice(start, end).join("");
}

/** Python's `str.join`: the items must be text. */
function joinText(separator: string, items: Value): string {
  return Array.from(iterate(items), (item, index) => {
    if (isText(item)) return textOf(item);
    throw new TemplateError("TypeError", `sequence item ${index}: expected str instance, ${typeNameOf(item)} found`);
  }).join(separator);
}

function replaceText(text: string, from: Value, to: Value, count?: Value): string {
  return replaceCounted(text, requireText(from), requireText(to), count === undefined ? -1 : requireInteger(count));
}

/** Python's `str.replace`; a negative count means all. */
export function replaceCounted(text: string, from: string, to: string, count: number): string {
  const pieces = from === "" ? ["", ...charactersOf(text), ""] : text.split(from);
  if (count < 0 || count >= pieces.length - 1) return pieces.join(to);
  const head = pieces.slice(0, count + 1).join(to);
  const tail = pieces.slice(count + 1);
  return tail.length === 0 ? head : [head, ...tail].join(from);
}

/** `find` in code points; −1 when there is none. */
function findText(
  text: string,
  part: Value,
  range: { readonly start?: Value | undefined; readonly end?: Value | undefined; readonly isLast?: boolean },
): number {
  const characters = charactersOf(text);
  const start = clampIndex(range.start, 0, characters.length);
  const end = clampIndex(range.end, characters.length, characters.length);
  if (start > end) return -1;
  const haystack = characters.slice(start, end).join("");
  const needle = requireText(part);
  const index = range.isLast === true ? haystack.lastIndexOf(needle) : haystack.indexOf(needle);
  return index === -1 ? -1 : start + textLength(haystack.slice(0, index));
}

function clampIndex(value: Value | undefined, fallback: number, length: number): number {
  if (value === undefined || value === null) return fallback;
  const index = requireInteger(value);
  return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
}

function indexText(text: string, part: Value, range: Parameters<typeof findText>[2]): number {
  const index = findText(text, part, range);
  if (index === -1) throw new TemplateError("ValueError", "substring not found");
  return index;
}

function countText(text: string, part: Value): number {
  const needle = requireText(part);
  return needle === "" ? textLength(text) + 1 : text.split(needle).length - 1;
}

function affixTest(test: (text: string, affix: string) => boolean) {
  return (text: string, affix: Value): boolean =>
    affix instanceof Tuple
      ? affix.items.some((item) => test(text, requireText(item)))
      : test(text, requireText(affix, "affix"));
}

function partition(text: string, separator: Value): Tuple {
  const by = requireText(separator);
  const index = text.indexOf(by);
  return index === -1
    ? new Tuple([text, "", ""])
    : new Tuple([text.slice(0, index), by, text.slice(index + by.length)]);
}

function partitionFromRight(text: string, separator: Value): Tuple {
  const by = requireText(separator);
  const index = text.lastIndexOf(by);
  return index === -1
    ? new Tuple(["", "", text])
    : new Tuple([text.slice(0, index), by, text.slice(index + by.length)]);
}

function split(text: string, separator?: Value, limit?: Value): Value[] {
  const count = limit === undefined ? -1 : requireInteger(limit);
  if (separator === undefined || separator === null) return splitOnSpace(text, count);
  return splitOnSeparator(text, requireText(separator), count);
}

function splitFromRight(text: string, separator?: Value, limit?: Value): Value[] {
  const count = limit === undefined ? -1 : requireInteger(limit);
  if (separator === undefined || separator === null) return splitOnSpaceFromRight(text, count);
  const by = requireText(separator);
  const pieces = splitOnSeparator(text, by, -1);
  if (count < 0 || pieces.length <= count + 1) return pieces;
  return [pieces.slice(0, pieces.length - count).join(by), ...pieces.slice(pieces.length - count)];
}

function justify(text: string, width: Value, fill: Value | undefined, align: "left" | "right" | "center"): string {
  const missing = Math.max(0, requireInteger(width) - textLength(text));
  const filler = fill === undefined ? " " : requireText(fill);
  if (textLength(filler) !== 1) {
    throw new TemplateError("TypeError", "The fill character must be exactly one character long");
  }
  if (align === "left") return text + filler.repeat(missing);
  if (align === "right") return filler.repeat(missing) + text;
  // Parity: Python puts the odd blank on the left when the width is odd.
  const before = Math.floor(missing / 2) + (missing & requireInteger(width) & 1);
  return filler.repeat(before) + text + filler.repeat(missing - before);
}

function fillWithZeros(text: string, width: Value): string {
  const [, sign = "", digits = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  return sign + "0".repeat(Math.max(0, requireInteger(width) - sign.length - textLength(digits))) + digits;
}

function matches(pattern: RegExp) {
  return (text: string): boolean => pattern.test(text);
}

/** `{old: new, …}` by code point, as `str.maketrans` and a literal map give it. */
function translate(text: string, table: Value): string {
  if (!(table instanceof Dict)) throw new TemplateError("TypeError", "a translation table must be a map");
  return charactersOf(text)
    .map((character) => {
      const replacement = table.get(character.codePointAt(0) ?? 0);
      if (replacement === undefined) return character;
      if (replacement === null) return "";
      return typeof replacement === "number" ? String.fromCodePoint(replacement) : requireText(replacement);
    })
    .join("");
}

/** The methods of Python's `str` that need nothing but the text; `format` stands with the attributes. */
export const TEXT_METHODS: MethodTable<string> = methodTable<string>([
  ["upper", "/", (text: string) => text.toUpperCase()],
  ["lower", "/", (text: string) => text.toLowerCase()],
  ["casefold", "/", (text: string) => text.toUpperCase().toLowerCase()],
  ["title", "/", toTitleCase],
  ["capitalize", "/", capitalize],
  ["swapcase", "/", swapCase],
  ["strip", "characters? /", (text: string, characters?: Value) => stripText(text, characters, "both")],
  ["lstrip", "characters? /", (text: string, characters?: Value) => stripText(text, characters, "left")],
  ["rstrip", "characters? /", (text: string, characters?: Value) => stripText(text, characters, "right")],
  ["split", "sep? maxsplit?", split],
  ["rsplit", "sep? maxsplit?", splitFromRight],
  ["splitlines", "keepends?", (text: string, keep?: Value) => splitLines(text, keep === true)],
  ["partition", "sep /", partition],
  ["rpartition", "sep /", partitionFromRight],
  ["replace", "old new count? /", replaceText],
  ["startswith", "prefix /", affixTest((text, affix) => text.startsWith(affix))],
  ["endswith", "suffix /", affixTest((text, affix) => text.endsWith(affix))],
  ["removeprefix", "prefix /", (text: string, prefix: Value) => removePrefix(text, requireText(prefix))],
  ["removesuffix", "suffix /", (text: string, suffix: Value) => removeSuffix(text, requireText(suffix))],
  [
    "find",
    "part start? end? /",
    (text: string, part: Value, start?: Value, end?: Value) => findText(text, part, { start, end }),
  ],
  [
    "rfind",
    "part start? end? /",
    (text: string, part: Value, start?: Value, end?: Value) => findText(text, part, { start, end, isLast: true }),
  ],
  [
    "index",
    "part start? end? /",
    (text: string, part: Value, start?: Value, end?: Value) => indexText(text, part, { start, end }),
  ],
  [
    "rindex",
    "part start? end? /",
    (text: string, part: Value, start?: Value, end?: Value) => indexText(text, part, { start, end, isLast: true }),
  ],
  ["count", "part /", countText],
  ["join", "items /", joinText],
  ["zfill", "width /", fillWithZeros],
  ["ljust", "width fill? /", (text: string, width: Value, fill?: Value) => justify(text, width, fill, "left")],
  ["rjust", "width fill? /", (text: string, width: Value, fill?: Value) => justify(text, width, fill, "right")],
  ["center", "width fill? /", (text: string, width: Value, fill?: Value) => justify(text, width, fill, "center")],
  ["expandtabs", "tabsize?", expandTabs],
  ["translate", "table /", translate],
  ["isdigit", "/", matches(/^[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2089]+$/u)],
  ["isdecimal", "/", matches(/^\p{Nd}+$/u)],
  ["isnumeric", "/", matches(/^\p{N}+$/u)],
  ["isalpha", "/", matches(/^\p{L}+$/u)],
  ["isalnum", "/", matches(/^[\p{L}\p{N}]+$/u)],
  ["isspace", "/", matches(new RegExp(`^[${SPACE}]+$`))],
  ["isidentifier", "/", matches(/^[\p{L}_][\p{L}\p{N}_]*$/u)],
  ["isascii", "/", (text: string) => !/[^\u0000-\u007f]/.test(text)],
  ["isupper", "/", isUpperCase],
  ["islower", "/", isLowerCase],
  ["istitle", "/", (text: string) => /\p{L}/u.test(text) && toTitleCase(text) === text],
]);

function removePrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function removeSuffix(text: string, suffix: string): string {
  return suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}

function expandTabs(text: string, tabSize?: Value): string {
  const size = tabSize === undefined ? 8 : requireInteger(tabSize);
  let column = 0;
  return charactersOf(text)
    .map((character) => {
      if (character === "\n" || character === "\r") column = 0;
      if (character !== "\t") {
        column += character === "\n" || character === "\r" ? 0 : 1;
        return character;
      }
      const width = size <= 0 ? 0 : size - (column % size);
      column += width;
      return " ".repeat(width);
    })
    .join("");
}

/** Whether a method's answer is text that stays safe HTML when the text it came from was. */
export function keepMarkup(receiver: string | Markup, answer: Value): Value {
  return receiver instanceof Markup && typeof answer === "string" ? new Markup(answer) : answer;
}
