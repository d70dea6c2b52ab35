import { TemplateError } from "../template-error.ts";
import { isInteger } from "../values/number.ts";
import { Markup, Tuple, typeNameOf, type Value } from "../values/value.ts";
import { LazySequence, Range } from "../values/view.ts";
import { charactersOf } from "./iterate.ts";

/** What stands between the brackets of `x[start:stop:step]`; None where nothing does. */
export class Slice {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;

  constructor(start: Value, stop: Value, step: Value) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** Python's slicing of text, lists and tuples. */
export function sliceOf(value: Value, slice: Slice): Value {
  if (typeof value === "string") return pick(charactersOf(value), slice).join("");
  if (value instanceof Markup) return new Markup(pick(charactersOf(value.value), slice).join(""));
  if (Array.isArray(value)) return pick(value, slice);
  if (value instanceof Tuple) return new Tuple(pick(value.items, slice));
  if (value instanceof Range) return sliceRange(value, slice);
  if (value instanceof LazySequence) return pick(value.items, slice);
  throw new TemplateError("TypeError", `'${typeNameOf(value)}' object is not subscriptable`);
}

/** A part of a range is a range. */
function sliceRange(range: Range, slice: Slice): Range {
  const { start, stop, step } = boundsOf(slice, range.length());
  const place = (index: number): number => range.start + index * range.step;
  return new Range(place(start), place(stop), range.step * step);
}

function pick<Item>(items: readonly Item[], slice: Slice): Item[] {
  const { start, stop, step } = boundsOf(slice, items.length);
  const picked: Item[] = [];
  for (let index = start; step > 0 ? index < stop : index > stop; index += step) {
    const item = items[index];
    if (item !== undefined) picked.push(item);
  }
  return picked;
}

function boundsOf(slice: Slice, length: number): { start: number; stop: number; step: number } {
  const step = readBound(slice.step) ?? 1;
  if (step === 0) throw new TemplateError("ValueError", "slice step cannot be zero");
  const lowest = step > 0 ? 0 : -1;
  const highest = step > 0 ? length : length - 1;
  const clamp = (bound: number | null, fallback: number): number => {
    if (bound === null) return fallback;
    return Math.min(highest, Math.max(lowest, bound < 0 ? bound + length : bound));
  };
  return {
    start: clamp(readBound(slice.start), step > 0 ? lowest : highest),
    stop: clamp(readBound(slice.stop), step > 0 ? highest : lowest),
    step,
  };
}

function readBound(value: Value): number | null {
  if (value === null) return null;
  if (isInteger(value) || typeof value === "boolean") return Number(value);
  throw new TemplateError("TypeError", "slice indices must be integers or None or have an __index__ method");
}
