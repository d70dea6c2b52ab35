import { charactersOf } from "../operations/iterate.ts";
import { printValue, represent } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { Dict } from "../values/dict.ts";
import { floatOf, integerFromFloat, integerOf, isInteger, isNumeric } from "../values/number.ts";
import { isText, Markup, PythonFloat, Tuple, textOf, typeNameOf, type Value } from "../values/value.ts";
import { escapeHtml } from "./escape-html.ts";
import { characterOf, formatFloat, formatInteger } from "./format-number.ts";
import type { FormatSpecification } from "./format-specification.ts";
import { pad } from "./format-specification.ts";
import { representAscii } from "./format-text.ts";

const DIRECTIVE =
  /%(?:\((?<key>[^)]*)\))?(?<flags>[-+ #0]*)(?<width>\*|\d+)?(?:\.(?<precision>\*|\d*))?[hlL]?(?<type>.)?/gs;

/** Python's `%` on text: `'%02d/%s' % (5, 'x')`, with one value, a tuple or a map. */
export function formatPercent(template: string | Markup, values: Value): Value {
  const source = new ValueSource(values);
  const result = textOf(template).replace(DIRECTIVE, (...match) => {
    const groups = match.at(-1) as Readonly<Record<string, string | undefined>>;
    return formatDirective(groups, source, template instanceof Markup);
  });
  source.checkAllUsed();
  return template instanceof Markup ? new Markup(result) : result;
}

/** Hands out the values from the right of `%`, one by one or by name. */
class ValueSource {
  readonly #values: Value;
  #position = 0;

  constructor(values: Value) {
    this.#values = values;
  }

  next(): Value {
    const value = this.#values instanceof Tuple ? this.#values.items[this.#position] : this.#single();
    this.#position += 1;
    if (value === undefined) throw new TemplateError("TypeError", "not enough arguments for format string");
    return value;
  }

  #single(): Value | undefined {
    return this.#position === 0 ? this.#values : undefined;
  }

  named(key: string): Value {
    if (!(this.#values instanceof Dict)) throw new TemplateError("TypeError", "format requires a mapping");
    const value = this.#values.get(key);
    if (value === undefined) throw new TemplateError("KeyError", `'${key}'`);
    return value;
  }

  checkAllUsed(): void {
    const isOver =
      this.#values instanceof Tuple
        ? this.#position < this.#values.items.length
        : this.#position === 0 && !(this.#values instanceof Dict) && !Array.isArray(this.#values);
    if (isOver) throw new TemplateError("TypeError", "not all arguments converted during string formatting");
  }
}

function formatDirective(
  groups: Readonly<Record<string, string | undefined>>,
  source: ValueSource,
  isEscaped: boolean,
): string {
  const { key, flags = "", type } = groups;
  if (type === undefined) throw new TemplateError("ValueError", "incomplete format");
  if (type === "%") return "%";
  const width = groups["width"] === "*" ? Number(printValue(source.next())) : Number(groups["width"] ?? 0);
  const precisionText = groups["precision"] === "*" ? printValue(source.next()) : groups["precision"];
  const value = key === undefined ? source.next() : source.named(key);
  const specification: FormatSpecification = {
    fill: flags.includes("0") && !flags.includes("-") ? "0" : " ",
    align: alignment(flags, type),
    sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
    isAlternate: flags.includes("#"),
    width,
    grouping: "",
    precision: precisionText === undefined ? null : Number(precisionText === "" ? 0 : precisionText),
    type,
  };
  return formatByType(value, specification, isEscaped);
}

function alignment(flags: string, type: string): FormatSpecification["align"] {
  if (flags.includes("-")) return "<";
  return flags.includes("0") && !/[src]/.test(type) ? "=" : ">";
}

function formatByType(value: Value, specification: FormatSpecification, isEscaped: boolean): string {
  const { type } = specification;
  switch (type) {
    case "s":
      return padText(isEscaped ? escapeHtml(value).value : printValue(value), specification);
    case "r":
      return padText(represent(value), specification);
    case "a":
      return padText(representAscii(value), specification);
    case "c":
      return padText(singleCharacter(value), specification);
    default:
      break;
  }
  if (!/[diuoxXeEfFgG]/.test(type)) {
    throw new TemplateError("ValueError", `unsupported format character '${type}'`);
  }
  if (!isNumeric(value) || (/[oxX]/.test(type) && value instanceof PythonFloat)) {
    const needed = /[diu]/.test(type) ? "a real number" : /[oxX]/.test(type) ? "an integer" : "real number";
    throw new TemplateError("TypeError", `%${type} format: ${needed} is required, not ${typeNameOf(value)}`);
  }
  return formatNumber(floatOrInteger(value, type), specification);
}

/** The one character that `%c` shows, given as itself or as its code point. */
function singleCharacter(value: Value): string {
  if (isInteger(value) || typeof value === "boolean") return characterOf(Number(value));
  if (isText(value) && charactersOf(textOf(value)).length === 1) return textOf(value);
  throw new TemplateError("TypeError", "%c requires int or char");
}

function floatOrInteger(value: Parameters<typeof floatOf>[0], type: string): number | bigint {
  if (!/[diuoxX]/.test(type)) return floatOf(value);
  return value instanceof PythonFloat ? integerFromFloat(Math.trunc(value.value)) : integerOf(value);
}

function formatNumber(value: number | bigint, specification: FormatSpecification): string {
  const { type, precision } = specification;
  if (/[eEfFgG]/.test(type)) return formatFloat(Number(value), specification);
  const plain = { ...specification, type: /[diu]/.test(type) ? "d" : type, precision: null };
  if (precision === null) return formatInteger(value, plain);
  const digits = formatInteger(value < 0 ? -value : value, {
    ...plain,
    width: precision,
    fill: "0",
    align: "=",
    sign: "",
  });
  const sign = value < 0 ? "-" : specification.sign;
  return pad(sign + digits, { ...specification, fill: " ", align: specification.align === "<" ? "<" : ">" }, ">");
}

function padText(text: string, specification: FormatSpecification): string {
  const { precision } = specification;
  const shown = precision === null ? text : charactersOf(text).slice(0, precision).join("");
  return pad(shown, { ...specification, fill: " " }, ">");
}
