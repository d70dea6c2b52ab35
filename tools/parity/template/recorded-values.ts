import { literal } from "baram";

/** An object of a class with template fields of its own, as recordings have it. */
class RecordedObject {
  static readonly templateFields = ["first", "second"] as const;
  readonly first: unknown;
  readonly second: unknown;
  readonly third: unknown;

  constructor({ first, second, third }: Readonly<Record<string, unknown>>) {
    this.first = first;
    this.second = second;
    this.third = third;
  }
}

/** Reads what recordings write for values that JSON has no form for. */
export function readRecordedValue(recorded: unknown): unknown {
  if (Array.isArray(recorded)) return recorded.map(readRecordedValue);
  if (typeof recorded !== "object" || recorded === null) return recorded;
  const [[kind, inside] = ["", null]] = Object.entries(recorded) as readonly [string, unknown][];
  switch (kind) {
    case "__tuple__":
      return readRecordedValue(inside);
    case "__set__":
      return new Set(readRecordedValue(inside) as readonly unknown[]);
    case "__literal__":
      return literal(readRecordedValue(inside));
    case "__object__":
      return new RecordedObject(readFields(inside as object));
    case "__datetime__":
      return new Date(inside as string);
    case "__float__":
      return Number(inside);
    default:
      return readFields(recorded);
  }
}

function readFields(recorded: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(recorded).map(([name, value]) => [name, readRecordedValue(value)]));
}

/** A value in a form in which two can be compared as JSON. What TypeScript has no kind for is what it stands for. */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? Number(value) : value;
  if (value instanceof Set) return { set: [...value].map((item) => JSON.stringify(comparable(item))).toSorted() };
  if (value instanceof Date) return { date: value.toISOString() };
  if (value instanceof RecordedObject) return { object: comparableFields(value) };
  return comparableFields(value);
}

function comparableFields(value: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, comparable(item)]));
}
