import { orderOf } from "../operations/compare.ts";
import { textLength } from "../operations/iterate.ts";
import { represent } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { Dict } from "../values/dict.ts";
import { Tuple, type Value } from "../values/value.ts";

const WIDTH = 80;

/** Python's `pprint.pformat`: keys sorted, one item a line where a line would pass 80 characters. */
export function prettyPrint(value: Value): string {
  return format(value, 0, 0);
}

function format(value: Value, indent: number, allowance: number): string {
  const sorted = sortKeys(value);
  const line = represent(sorted);
  if (textLength(line) <= WIDTH - indent - allowance) return line;
  if (sorted instanceof Dict && sorted.size > 0) {
    const entries = [...sorted.entries()];
    const parts = entries.map(([key, item], index) => {
      const name = represent(key);
      const isLast = index === entries.length - 1;
      return `${name}: ${format(item, indent + textLength(name) + 3, isLast ? allowance + 1 : 1)}`;
    });
    return `{${joinLines(parts, indent)}}`;
  }
  if (Array.isArray(sorted)) return `[${formatItems(sorted, indent, allowance + 1)}]`;
  if (sorted instanceof Tuple) {
    const closing = sorted.items.length === 1 ? ",)" : ")";
    return `(${formatItems(sorted.items, indent, allowance + closing.length)}${closing}`;
  }
  return line;
}

function formatItems(items: readonly Value[], indent: number, allowance: number): string {
  const parts = items.map((item, index) => format(item, indent + 1, index === items.length - 1 ? allowance : 1));
  return joinLines(parts, indent);
}

function joinLines(parts: readonly string[], indent: number): string {
  return parts.join(`,\n${" ".repeat(indent + 1)}`);
}

/** Keys that have no order among them keep the one they have. */
function sortKeys(value: Value): Value {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value instanceof Tuple) return new Tuple(value.items.map(sortKeys));
  if (!(value instanceof Dict)) return value;
  const entries = [...value.entries()].map(([key, item]) => [key, sortKeys(item)] as const);
  try {
    entries.sort(([left], [right]) => orderOf(left, right));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
  }
  return new Dict(entries);
}
