/** A piece of a line of Markdown. */
export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly parts: readonly Inline[] }
  | { readonly kind: "link"; readonly address: string; readonly parts: readonly Inline[] };

/** A block of Markdown. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly kind: "paragraph" | "quote"; readonly parts: readonly Inline[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s*>\s?(.*)$/;
const TABLE_LINE = /^\s*\|.*\|\s*$/;
const TABLE_DASHES = /^\s*\|(\s*:?-+:?\s*\|)+\s*$/;

/**
 * Reads an author's Markdown as blocks.
 *
 * It gives data and never HTML, so whatever an author writes is shown as words: a tag stays the text that it is.
 */
export function markdownBlocks(text: string): readonly Block[] {
  const lines = withoutIndent(text.replace(/\r\n?/g, "\n")).split("\n");
  const blocks: Block[] = [];
  let place = 0;
  while (place < lines.length) {
    const { block, end } = readBlock(lines, place);
    if (block !== null) blocks.push(block);
    place = end;
  }
  return blocks;
}

interface ReadBlock {
  readonly block: Block | null;
  readonly end: number;
}

function readBlock(lines: readonly string[], place: number): ReadBlock {
  const line = lines[place] ?? "";
  if (line.trim() === "") return { block: null, end: place + 1 };
  if (FENCE.test(line)) return readFence(lines, place);
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const level = heading[1]?.length ?? 1;
    return { block: { kind: "heading", level, parts: inlineParts(heading[2] ?? "") }, end: place + 1 };
  }
  if (RULE.test(line)) return { block: { kind: "rule" }, end: place + 1 };
  if (ITEM.test(line)) return readList(lines, place);
  if (TABLE_LINE.test(line) && TABLE_DASHES.test(lines[place + 1] ?? "")) return readTable(lines, place);
  return readParagraph(lines, place);
}

function readFence(lines: readonly string[], place: number): ReadBlock {
  let end = place + 1;
  while (end < lines.length && !FENCE.test(lines[end] ?? "")) end += 1;
  return { block: { kind: "code", text: lines.slice(place + 1, end).join("\n") }, end: end + 1 };
}

function readList(lines: readonly string[], place: number): ReadBlock {
  const isOrdered = ITEM.exec(lines[place] ?? "")?.[2] !== undefined;
  const items: string[] = [];
  let end = place;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    const item = ITEM.exec(line);
    if (item !== null && (item[2] !== undefined) === isOrdered) items.push(item[3] ?? "");
    else if (/^\s+\S/.test(line)) items.push(`${items.pop() ?? ""} ${line.trim()}`);
    else break;
  }
  return { block: { kind: "list", isOrdered, items: items.map(inlineParts) }, end };
}

function readTable(lines: readonly string[], place: number): ReadBlock {
  let end = place + 2;
  while (end < lines.length && TABLE_LINE.test(lines[end] ?? "")) end += 1;
  const rows = lines.slice(place + 2, end).map(tableCells);
  return { block: { kind: "table", head: tableCells(lines[place] ?? ""), rows }, end };
}

function tableCells(line: string): readonly (readonly Inline[])[] {
  return line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => inlineParts(cell.trim()));
}

function readParagraph(lines: readonly string[], place: number): ReadBlock {
  const isQuote = QUOTE.test(lines[place] ?? "");
  const taken: string[] = [];
  let end = place;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    if (line.trim() === "" || FENCE.test(line) || HEADING.test(line) || ITEM.test(line)) break;
    if (QUOTE.test(line) !== isQuote) break;
    taken.push(isQuote ? (QUOTE.exec(line)?.[1] ?? "") : line.trim());
  }
  return { block: { kind: isQuote ? "quote" : "paragraph", parts: inlineParts(taken.join("\n")) }, end };
}

const INLINE =
  /(`+)([^`]|[^`][\s\S]*?[^`])\1|\[([^\]\n]+)\]\(\s*([^\s)]+)(?:\s+"[^"]*")?\s*\)|\*\*([\s\S]+?)\*\*|\*([^*\s][^*\n]*)\*|(?<![\w])_([^_\s][^_\n]*)_(?![\w])|<(https?:\/\/[^\s>]+)>/;

/** Reads a line of Markdown as its pieces; what is no mark stays as it was written. */
export function inlineParts(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match !== null; match = INLINE.exec(rest)) {
    if (match.index > 0) parts.push({ kind: "text", text: rest.slice(0, match.index) });
    parts.push(inlineOf(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== "") parts.push({ kind: "text", text: rest });
  return parts;
}

function inlineOf(match: RegExpExecArray): Inline {
  const [whole, , code, label, address, strong, starred, underlined, bare] = match;
  if (code !== undefined) return { kind: "code", text: code.trim() };
  if (label !== undefined && address !== undefined) {
    // A link may lead to the web or to mail; any other address, such as one that runs a script, stays text.
    return isSafeAddress(address)
      ? { kind: "link", address, parts: inlineParts(label) }
      : { kind: "text", text: whole };
  }
  if (strong !== undefined) return { kind: "strong", parts: inlineParts(strong) };
  const emphasis = starred ?? underlined;
  if (emphasis !== undefined) return { kind: "emphasis", parts: inlineParts(emphasis) };
  return { kind: "link", address: bare ?? "", parts: [{ kind: "text", text: bare ?? "" }] };
}

function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|\/(?![/\\])|#)/i.test(address);
}

/** Authors indent texts in their code; what all lines share says nothing. */
function withoutIndent(text: string): string {
  const indents = text
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const shared = indents.length === 0 ? 0 : Math.min(...indents);
  return shared === 0 ? text : text.replace(new RegExp(`\\n[ \\t]{${shared}}`, "g"), "\n");
}
