import { printValue } from "../operations/print-value.ts";
import { Markup, type Value } from "../values/value.ts";

const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["'", "&#39;"],
  ['"', "&#34;"],
]);

/** Text with the characters of HTML escaped; what is safe already stays as it is. */
export function escapeHtml(value: Value): Markup {
  if (value instanceof Markup) return value;
  return new Markup(printValue(value).replace(/[&<>'"]/g, (character) => REPLACEMENTS.get(character) ?? character));
}
