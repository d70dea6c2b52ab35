/** How templates are written: Jinja's environment options that concern the text. */
export interface SyntaxOptions {
  readonly blockStart: string;
  readonly blockEnd: string;
  readonly variableStart: string;
  readonly variableEnd: string;
  readonly commentStart: string;
  readonly commentEnd: string;
  readonly trimBlocks: boolean;
  readonly lstripBlocks: boolean;
  readonly keepTrailingNewline: boolean;
}

/** Jinja's own. */
export const DEFAULT_SYNTAX: SyntaxOptions = {
  blockStart: "{%",
  blockEnd: "%}",
  variableStart: "{{",
  variableEnd: "}}",
  commentStart: "{#",
  commentEnd: "#}",
  trimBlocks: false,
  lstripBlocks: false,
  keepTrailingNewline: false,
};

/** Whether anything in the text could be more than plain text. */
export function hasMarkup(text: string, syntax: SyntaxOptions): boolean {
  return text.includes(syntax.variableStart) || text.includes(syntax.blockStart) || text.includes(syntax.commentStart);
}

/** Line ends as Jinja has them: `\n` everywhere, and none at the very end unless it is kept. */
export function normalizeLineEnds(text: string, keepsTrailingNewline: boolean): string {
  const normalized = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  return normalized.endsWith("\n") && !keepsTrailingNewline ? normalized.slice(0, -1) : normalized;
}
