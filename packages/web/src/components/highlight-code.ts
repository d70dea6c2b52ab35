/** What a piece of code is, for its color. */
export type CodeKind = "plain" | "comment" | "string" | "keyword" | "number" | "name";

/** A piece of code of one kind. */
export interface CodePiece {
  readonly kind: CodeKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    "as async await break case catch class const continue default do else export extends false finally for from function " +
    "if implements import in instanceof interface let new null of return satisfies static super switch this throw true " +
    "try type typeof undefined var void while yield readonly"
  ).split(" "),
);

const PIECE =
  /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|(\b\d[\w.]*\b)|([A-Za-z_$][\w$]*)/g;

/** Splits TypeScript (or JSON) into colored pieces. A reader's aid, not a parser: what it does not know stays plain. */
export function highlightCode(code: string): readonly CodePiece[] {
  const pieces: CodePiece[] = [];
  let position = 0;
  for (const match of code.matchAll(PIECE)) {
    if (match.index > position) pieces.push({ kind: "plain", text: code.slice(position, match.index) });
    pieces.push({ kind: kindOf(match, code), text: match[0] });
    position = match.index + match[0].length;
  }
  if (position < code.length) pieces.push({ kind: "plain", text: code.slice(position) });
  return pieces;
}

function kindOf(match: RegExpExecArray, code: string): CodeKind {
  const [text, comment, string, number] = match;
  if (comment !== undefined) return "comment";
  if (string !== undefined)
    return /^\s*:/.test(code.slice(match.index + text.length, match.index + text.length + 3)) ? "name" : "string";
  if (number !== undefined) return "number";
  if (KEYWORDS.has(text)) return "keyword";
  return code[match.index + text.length] === "(" ? "name" : "plain";
}
