import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { iterate } from "../operations/iterate.ts";
import { printValue, represent } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { escapeHtml } from "../text/escape-html.ts";
import { linkUrls } from "../text/link-urls.ts";
import { Dict } from "../values/dict.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { Markup, typeNameOf, Undefined, type Value } from "../values/value.ts";
import { filterTable } from "./filter-table.ts";

const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
]);

function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED_ENTITIES.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function stripTags(_evaluation: Evaluation, value: Value): Value {
  const withoutTags = printValue(value)
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[\s\S]*?>/g, "");
  return unescapeHtml(
    withoutTags
      .split(/\s+/)
      .filter((word) => word !== "")
      .join(" "),
  );
}

function attributes({ autoescape }: Evaluation, value: Value, autospace: Value = true): Value {
  if (!(value instanceof Dict)) {
    throw new TemplateError("AttributeError", `'${typeNameOf(value)}' object has no attribute 'items'`);
  }
  const parts: string[] = [];
  for (const [key, item] of value.entries()) {
    if (item === null || item instanceof Undefined) continue;
    if (/[\s/>=]/.test(requireText(key))) {
      throw new TemplateError("ValueError", `Invalid character in attribute name: ${represent(key)}`);
    }
    parts.push(`${escapeHtml(key).value}="${escapeHtml(item).value}"`);
  }
  const text = parts.length > 0 && isTruthy(autospace) ? ` ${parts.join(" ")}` : parts.join(" ");
  return autoescape ? new Markup(text) : text;
}

function link(
  { autoescape }: Evaluation,
  value: Value,
  limit: Value = null,
  nofollow: Value = false,
  target: Value = null,
  rel: Value = null,
  schemes: Value = null,
): Value {
  const words = new Set([
    ...(rel === null ? "" : printValue(rel)).split(/\s+/),
    isTruthy(nofollow) ? "nofollow" : "",
    "noopener",
  ]);
  const extraSchemes = schemes === null ? [] : Array.from(iterate(schemes), printValue);
  const wrong = extraSchemes.find((scheme) => !/^[\w.+-]{2,}:\/{0,2}$/.test(scheme));
  if (wrong !== undefined) {
    throw new TemplateError("FilterArgumentError", `${represent(wrong)} is not a valid URI scheme prefix.`);
  }
  const text = linkUrls(escapeHtml(value).value, {
    limit: limit === null ? null : requireInteger(limit),
    rel: [...words]
      .filter((word) => word !== "")
      .sort()
      .join(" "),
    target: target === null ? null : printValue(target),
    extraSchemes,
  });
  return autoescape ? new Markup(text) : text;
}

/** Jinja's filters of HTML. */
export const HTML_FILTERS: ReadonlyMap<string, Filter> = filterTable([
  ["e", "/", (_evaluation: Evaluation, value: Value) => escapeHtml(value)],
  ["escape", "/", (_evaluation: Evaluation, value: Value) => escapeHtml(value)],
  ["forceescape", "", (_evaluation: Evaluation, value: Value) => escapeHtml(printValue(value))],
  ["safe", "", (_evaluation: Evaluation, value: Value) => new Markup(printValue(value))],
  ["striptags", "", stripTags],
  ["urlize", "trim_url_limit? nofollow? target? rel? extra_schemes?", link],
  ["xmlattr", "autospace?", attributes],
]);
