import { charactersOf } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { isInteger } from "../values/number.ts";
import { isText, PythonFloat, TemplateObject, textOf, typeNameOf, Undefined, type Value } from "../values/value.ts";
import { formatFloat, formatInteger } from "./format-number.ts";
import { pad, parseFormatSpecification } from "./format-specification.ts";

/** Python's `format(value, specification)`. */
export function formatValue(value: Value, specificationText: string): string {
  if (value instanceof Undefined) value.failWhereStrict();
  if (isText(value)) return formatText(textOf(value), specificationText);
  if (isInteger(value)) return formatInteger(value, parseFormatSpecification(specificationText));
  if (value instanceof PythonFloat) return formatFloat(value.value, parseFormatSpecification(specificationText));
  if (specificationText === "") return printValue(value);
  if (typeof value === "boolean") return formatInteger(Number(value), parseFormatSpecification(specificationText));
  const answer = value instanceof TemplateObject ? value.format(specificationText) : null;
  if (answer !== null) return answer;
  const message = `unsupported format string passed to ${typeNameOf(value)}.__format__`;
  throw new TemplateError("TypeError", message);
}

function formatText(text: string, specificationText: string): string {
  if (specificationText === "") return text;
  const specification = parseFormatSpecification(specificationText);
  if (specification.type !== "" && specification.type !== "s") {
    throw new TemplateError("ValueError", `Unknown format code '${specification.type}' for object of type 'str'`);
  }
  // A width that begins with a zero fills text with zeros on the right, as Python does since 3.10.
  const hasOnlyZero = specification.align === "=" && /^[-+ ]?#?0/.test(specificationText);
  if (specification.align === "=" && !hasOnlyZero) {
    throw new TemplateError("ValueError", "'=' alignment not allowed in string format specifier");
  }
  if (specification.grouping !== "") {
    throw new TemplateError("ValueError", `Cannot specify '${specification.grouping}' with 's'.`);
  }
  if (specification.sign !== "") throw new TemplateError("ValueError", "Sign not allowed in string format specifier");
  const { precision } = specification;
  const shown = precision === null ? text : charactersOf(text).slice(0, precision).join("");
  return pad(shown, hasOnlyZero ? { ...specification, align: "<" } : specification, "<");
}
