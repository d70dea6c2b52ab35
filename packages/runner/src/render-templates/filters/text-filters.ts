import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { calculate } from "../operations/arithmetic.ts";
import { charactersOf, iterate, lengthOf, tryIterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { dumpJson } from "../text/dump-json.ts";
import { escapeHtml } from "../text/escape-html.ts";
import { capitalize } from "../text/letter-case.ts";
import { formatPercent } from "../text/percent-format.ts";
import { prettyPrint } from "../text/pretty-print.ts";
import { splitLines } from "../text/split-text.ts";
import { replaceCounted, stripText } from "../text/text-methods.ts";
import { wrapText } from "../text/wrap-text.ts";
import { Dict } from "../values/dict.ts";
import { requireInteger } from "../values/require-value.ts";
import { isText, Markup, Tuple, textOf, Undefined, type Value } from "../values/value.ts";
import { filterTable } from "./filter-table.ts";

/** Text, and safe HTML as safe HTML: what a filter gives keeps what it was given. */
function mapText(change: (text: string) => string) {
  return (_evaluation: Evaluation, value: Value): Value =>
    value instanceof Markup ? new Markup(change(value.value)) : change(printValue(value));
}

function title(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())
    .join("");
}

function replace(evaluation: Evaluation, value: Value, old: Value, replacement: Value, count: Value = null): Value {
  const limit = count === null ? -1 : requireInteger(count);
  if (!evaluation.autoescape) {
    return replaceCounted(printValue(value), printValue(old), printValue(replacement), limit);
  }
  const isSafe = value instanceof Markup || old instanceof Markup || replacement instanceof Markup;
  if (!isSafe) return replaceCounted(printValue(value), printValue(old), printValue(replacement), limit);
  const [text, from, to] = [escapeHtml(value).value, escapeHtml(old).value, escapeHtml(replacement).value];
  return new Markup(replaceCounted(text, from, to, limit));
}

function trim(_evaluation: Evaluation, value: Value, characters?: Value): Value {
  const text = stripText(printValue(value), characters, "both");
  return value instanceof Markup ? new Markup(text) : text;
}

function center(_evaluation: Evaluation, value: Value, width: Value = 80): Value {
  const text = printValue(value);
  const missing = Math.max(0, requireInteger(width) - charactersOf(text).length);
  const before = Math.floor(missing / 2) + (missing & requireInteger(width) & 1);
  return " ".repeat(before) + text + " ".repeat(missing - before);
}

function truncateText(
  _evaluation: Evaluation,
  value: Value,
  length: Value = 255,
  killWords: Value = false,
  end: Value = "...",
  leeway: Value = null,
): Value {
  const limit = requireInteger(length);
  const ending = printValue(end);
  const tolerance = leeway === null ? 5 : requireInteger(leeway);
  if (limit < ending.length) {
    throw new TemplateError("AssertionError", `expected length >= ${ending.length}, got ${limit}`);
  }
  if (tolerance < 0) throw new TemplateError("AssertionError", `expected leeway >= 0, got ${tolerance}`);
  if (lengthOf(value) <= limit + tolerance) return value;
  const cut = charactersOf(printValue(value))
    .slice(0, limit - ending.length)
    .join("");
  const blank = cut.lastIndexOf(" ");
  return (isTruthy(killWords) || blank === -1 ? cut : cut.slice(0, blank)) + ending;
}

function wordWrap(
  _evaluation: Evaluation,
  value: Value,
  width: Value = 79,
  breakLongWords: Value = true,
  wrapString: Value = null,
  breakOnHyphens: Value = true,
): Value {
  return wrapText(printValue(value), {
    width: requireInteger(width),
    breaksLongWords: isTruthy(breakLongWords),
    breaksOnHyphens: isTruthy(breakOnHyphens),
    newline: wrapString === null ? "\n" : printValue(wrapString),
  });
}

function indent(
  _evaluation: Evaluation,
  value: Value,
  width: Value = 4,
  first: Value = false,
  blank: Value = false,
): Value {
  if (value instanceof Undefined) return value.fail();
  const indentation = isText(width) ? textOf(width) : " ".repeat(Math.max(0, requireInteger(width)));
  const text = calculate("+", value, "\n");
  const lines = splitLines(printValue(text), false);
  const indented = lines.map((line, index) => {
    if (index === 0 && !isTruthy(first)) return line;
    return index === 0 || line !== "" || isTruthy(blank) ? indentation + line : line;
  });
  const result = indented.join("\n");
  return value instanceof Markup ? new Markup(result) : result;
}

/** `'%s, %s' | format(a, b)`: positions or names, not both. */
const format: Filter = (_evaluation, { positional, named }) => {
  const [template = "", ...values] = positional;
  if (values.length > 0 && named.size > 0) {
    const reason = "can't handle positional and keyword arguments at the same time";
    throw new TemplateError("FilterArgumentError", reason);
  }
  return formatPercent(
    isText(template) ? template : printValue(template),
    named.size > 0 ? new Dict(named) : new Tuple(values),
  );
};

function quoteUrl(value: Value, isQuery: boolean): string {
  const encoded = encodeURIComponent(printValue(value)).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return isQuery ? encoded.replaceAll("%20", "+") : encoded.replaceAll("%2F", "/");
}

function urlEncode(_evaluation: Evaluation, value: Value): Value {
  const items = isText(value) ? null : value instanceof Dict ? pairsOf(value) : tryIterate(value);
  if (items === null) return quoteUrl(value, false);
  return Array.from(items, (pair) => {
    const parts = [...iterate(pair)];
    const [key = null, item = null] = parts;
    if (parts.length !== 2) throw new TemplateError("ValueError", "a query is made of pairs of a name and a value");
    return `${quoteUrl(key, true)}=${quoteUrl(item, true)}`;
  }).join("&");
}

function pairsOf(dict: Dict): Value[] {
  return [...dict.entries()].map((pair) => new Tuple([...pair]));
}

const HTML_UNSAFE: ReadonlyMap<string, string> = new Map([
  ["<", "\\u003c"],
  [">", "\\u003e"],
  ["&", "\\u0026"],
  ["'", "\\u0027"],
]);

function toJson(_evaluation: Evaluation, value: Value, indentation: Value = null): Value {
  const width = indentation === null ? null : indentOf(indentation);
  const json = dumpJson(value, { sortsKeys: true, indent: width });
  return new Markup(json.replace(/[<>&']/g, (character) => HTML_UNSAFE.get(character) ?? character));
}

/** Blanks from a number, text as it is. */
function indentOf(value: Value): string {
  return isText(value) ? textOf(value) : " ".repeat(Math.max(0, requireInteger(value)));
}

function fallBack(_evaluation: Evaluation, value: Value, fallback: Value = "", whenFalse: Value = false): Value {
  return value instanceof Undefined || (isTruthy(whenFalse) && !isTruthy(value)) ? fallback : value;
}

function wordCount(_evaluation: Evaluation, value: Value): Value {
  return printValue(value).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0;
}

/** Jinja's filters of text, and those that make text of anything. */
export const TEXT_FILTERS: ReadonlyMap<string, Filter> = new Map([
  ...filterTable([
    ["capitalize", "", mapText(capitalize)],
    ["center", "width?", center],
    ["d", "default_value? boolean?", fallBack],
    ["default", "default_value? boolean?", fallBack],
    ["indent", "width? first? blank?", indent],
    ["lower", "", mapText((text) => text.toLowerCase())],
    ["pprint", "", (_evaluation: Evaluation, value: Value) => prettyPrint(value)],
    ["replace", "old new count?", replace],
    ["string", "", mapText((text) => text)],
    ["title", "", (_evaluation: Evaluation, value: Value) => title(printValue(value))],
    ["tojson", "indent?", toJson],
    ["trim", "chars?", trim],
    ["truncate", "length? killwords? end? leeway?", truncateText],
    ["upper", "", mapText((text) => text.toUpperCase())],
    ["urlencode", "", urlEncode],
    ["wordcount", "", wordCount],
    ["wordwrap", "width? break_long_words? wrapstring? break_on_hyphens?", wordWrap],
  ]),
  ["format", format] as const,
]);
