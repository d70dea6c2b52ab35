import type { SqlSyntax } from "./sql-syntax.ts";

/** A piece of SQL. Texts, identifiers in quotes and operators are `other`. */
export interface SqlToken {
  readonly kind: "word" | "separator" | "parameter" | "comment" | "space" | "other";
  readonly text: string;
  readonly start: number;
}

const SPACE = /\s+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const NUMBER = /\d[\w.]*/y;
const LINE_COMMENT = /--[^\n]*/y;
const DOLLAR_QUOTE = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const CAST = /::/y;

/** Takes SQL apart. What is not closed reaches to the end. */
export function* scanSql(sql: string, syntax: SqlSyntax): Iterable<SqlToken> {
  for (let start = 0; start < sql.length; ) {
    const { kind, end } = readToken(sql, start, syntax);
    yield { kind, text: sql.slice(start, end), start };
    start = end;
  }
}

function readToken(
  sql: string,
  start: number,
  syntax: SqlSyntax,
): { readonly kind: SqlToken["kind"]; readonly end: number } {
  const matched = (pattern: RegExp) => matchAt(pattern, sql, start);
  const character = sql[start] ?? "";
  const space = matched(SPACE);
  if (space !== null) return { kind: "space", end: start + space.length };
  if (character === ";") return { kind: "separator", end: start + 1 };
  const comment = matched(LINE_COMMENT);
  if (comment !== null) return { kind: "comment", end: start + comment.length };
  if (sql.startsWith("/*", start)) return { kind: "comment", end: endOfComment(sql, start, syntax) };
  if (syntax.hasEscapeTexts && /^e'/i.test(sql.slice(start, start + 2))) {
    return { kind: "other", end: endOfQuoted(sql, start + 1, { close: "'", hasBackslash: true }) };
  }
  if (character === "'") return { kind: "other", end: endOfQuoted(sql, start, { close: "'", hasBackslash: false }) };
  const close = syntax.identifierQuotes[character];
  if (close !== undefined) return { kind: "other", end: endOfQuoted(sql, start, { close, hasBackslash: false }) };
  const tag = syntax.hasDollarQuotes ? matched(DOLLAR_QUOTE) : null;
  if (tag !== null) return { kind: "other", end: endAfter(sql, tag, start + tag.length) };
  const word = matched(WORD);
  if (word !== null) return { kind: "word", end: start + word.length };
  // Neither a cast nor a number is the beginning of a parameter.
  const plain = matched(CAST) ?? matched(NUMBER);
  if (plain !== null) return { kind: "other", end: start + plain.length };
  const parameter = matched(syntax.parameter);
  if (parameter !== null) return { kind: "parameter", end: start + parameter.length };
  return { kind: "other", end: start + 1 };
}

function matchAt(pattern: RegExp, sql: string, start: number): string | null {
  const at = new RegExp(pattern);
  at.lastIndex = start;
  return at.exec(sql)?.[0] ?? null;
}

function endAfter(sql: string, closing: string, from: number): number {
  const found = sql.indexOf(closing, from);
  return found === -1 ? sql.length : found + closing.length;
}

/** Behind the quote that closes; a doubled one stands for itself. */
function endOfQuoted(
  sql: string,
  start: number,
  { close, hasBackslash }: { readonly close: string; readonly hasBackslash: boolean },
): number {
  for (let at = start + 1; at < sql.length; at += 1) {
    if (hasBackslash && sql[at] === "\\") at += 1;
    else if (sql[at] === close && sql[at + 1] === close) at += 1;
    else if (sql[at] === close) return at + 1;
  }
  return sql.length;
}

function endOfComment(sql: string, start: number, { hasNestedComments }: SqlSyntax): number {
  let depth = 1;
  for (let at = start + 2; at < sql.length; at += 1) {
    const two = sql.slice(at, at + 2);
    if (two === "*/") {
      depth -= 1;
      if (depth === 0) return at + 2;
      at += 1;
    } else if (two === "/*" && hasNestedComments) {
      depth += 1;
      at += 1;
    }
  }
  return sql.length;
}
