import { textLength } from "../operations/iterate.ts";
import { TemplateError } from "../template-error.ts";

/** What stands after the colon in `{:>10.2f}`. */
export interface FormatSpecification {
  readonly fill: string;
  /** Empty when it was left to the kind of value. */
  readonly align: "" | "<" | ">" | "=" | "^";
  readonly sign: string;
  readonly isAlternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | null;
  readonly type: string;
}

/** Wider is a mistake or an attack. */
const WIDTH_MAXIMUM = 10_000_000;

const SPECIFICATION =
  /^(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\d+)?(?<grouping>[,_])?(?:\.(?<precision>\d+))?(?<type>[a-zA-Z%])?$/su;

/** Reads a format specification; Python's ValueError for what is none. */
export function parseFormatSpecification(text: string): FormatSpecification {
  const groups = SPECIFICATION.exec(text)?.groups;
  if (groups === undefined) throw new TemplateError("ValueError", "Invalid format specifier");
  const width = Number(groups["width"] ?? 0);
  const precision = groups["precision"] === undefined ? null : Number(groups["precision"]);
  if (width > WIDTH_MAXIMUM || (precision ?? 0) > WIDTH_MAXIMUM) {
    throw new TemplateError("ValueError", "Too many decimal digits in format string");
  }
  const hasZero = groups["zero"] !== undefined;
  const align = (groups["align"] ?? (hasZero ? "=" : "")) as FormatSpecification["align"];
  return {
    fill: groups["fill"] ?? (hasZero ? "0" : " "),
    align,
    sign: groups["sign"] ?? "",
    isAlternate: groups["alternate"] !== undefined,
    width,
    grouping: groups["grouping"] ?? "",
    precision,
    type: groups["type"] ?? "",
  };
}

/** Fills text up to the width. */
export function pad(
  text: string,
  { fill, align, width }: Pick<FormatSpecification, "fill" | "align" | "width">,
  alignByDefault: "<" | ">",
): string {
  const missing = Math.max(0, width - textLength(text));
  switch (align === "" ? alignByDefault : align) {
    case "<":
      return text + fill.repeat(missing);
    case "^": {
      const before = Math.floor(missing / 2);
      return fill.repeat(before) + text + fill.repeat(missing - before);
    }
    default:
      return fill.repeat(missing) + text;
  }
}
