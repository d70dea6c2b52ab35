import type { Json } from "@baram/domain";

/** What was captured in a case, by name. */
export type Captures = Map<string, string>;

/** A placeholder of a recording: what kind of value stands there, and what more is known of it. */
interface Placeholder {
  readonly $any: keyof typeof KINDS;
  readonly as?: string;
  readonly nullable?: boolean;
  readonly starts_with?: string;
  readonly ends_with?: string;
  readonly contains?: readonly string[];
  readonly length?: number;
  readonly min_length?: number;
  readonly each?: Json;
}

const DATE = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?`;
const OFFSET_DATETIME = new RegExp(`^${DATE}(?:Z|[+-]\\d\\d:\\d\\d)$`);
const NAIVE_DATETIME = new RegExp(`^${DATE}$`);

const KINDS = {
  datetime: (value: unknown) => typeof value === "string" && OFFSET_DATETIME.test(value),
  naive_datetime: (value: unknown) => typeof value === "string" && NAIVE_DATETIME.test(value),
  int: (value: unknown) => Number.isInteger(value),
  number: (value: unknown) => typeof value === "number",
  string: (value: unknown) => typeof value === "string",
  boolean: (value: unknown) => typeof value === "boolean",
  array: (value: unknown) => Array.isArray(value),
  object: (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
} as const;

/** Where an answer differs from its recording: `dags.0.tags` with both values. */
export interface Mismatch {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Compares an answer with its recording, placeholders included.
 *
 * @returns the first difference; `null` when there is none.
 */
export function findMismatch(expected: Json, actual: unknown, captures: Captures, path = ""): Mismatch | null {
  if (Array.isArray(expected)) return findMismatchInList(expected as readonly Json[], actual, { captures, path });
  if (typeof expected !== "object" || expected === null) {
    return Object.is(expected, actual) ? null : { path, expected, actual };
  }
  if ("$any" in expected) {
    return matchesPlaceholder(expected as unknown as Placeholder, actual, captures) ? null : { path, expected, actual };
  }
  if ("$unordered" in expected) {
    const items = expected["$unordered"] as readonly Json[];
    return isSameBag(items, actual, captures) ? null : { path, expected, actual };
  }
  return findMismatchInObject(expected as Readonly<Record<string, Json>>, actual, { captures, path });
}

interface Comparing {
  readonly captures: Captures;
  readonly path: string;
}

function findMismatchInList(
  expected: readonly Json[],
  actual: unknown,
  { captures, path }: Comparing,
): Mismatch | null {
  if (!Array.isArray(actual) || actual.length !== expected.length) return { path, expected, actual };
  for (const [place, item] of expected.entries()) {
    const mismatch = findMismatch(item, actual[place], captures, below(path, String(place)));
    if (mismatch !== null) return mismatch;
  }
  return null;
}

function findMismatchInObject(
  expected: Readonly<Record<string, Json>>,
  actual: unknown,
  { captures, path }: Comparing,
): Mismatch | null {
  if (!KINDS.object(actual)) return { path, expected, actual };
  const given = actual as Readonly<Record<string, unknown>>;
  const missing = Object.keys(expected).filter((name) => !Object.hasOwn(given, name));
  const extra = Object.keys(given).filter((name) => !Object.hasOwn(expected, name));
  if (missing.length > 0 || extra.length > 0) return { path, expected: { missing }, actual: { extra } };
  for (const [name, value] of Object.entries(expected)) {
    const mismatch = findMismatch(value, given[name], captures, below(path, name));
    if (mismatch !== null) return mismatch;
  }
  return null;
}

function matchesPlaceholder(placeholder: Placeholder, actual: unknown, captures: Captures): boolean {
  if (actual === null && placeholder.nullable === true) return true;
  if (!KINDS[placeholder.$any](actual) || !isWithin(placeholder, actual, captures)) return false;
  if (placeholder.as !== undefined) captures.set(placeholder.as, String(actual));
  return true;
}

function isWithin(placeholder: Placeholder, actual: unknown, captures: Captures): boolean {
  const { starts_with = "", ends_with = "", contains = [], length, min_length = 0, each } = placeholder;
  if (typeof actual === "string") {
    const holds = actual.startsWith(starts_with) && actual.endsWith(ends_with);
    return holds && actual.length >= min_length && contains.every((part) => actual.includes(part));
  }
  if (!Array.isArray(actual)) return true;
  if (actual.length < min_length || (length !== undefined && actual.length !== length)) return false;
  return each === undefined || actual.every((item) => findMismatch(each, item, captures) === null);
}

/** Whether each value recorded finds one of its own, in any order. */
function isSameBag(expected: readonly Json[], actual: unknown, captures: Captures): boolean {
  if (!Array.isArray(actual) || actual.length !== expected.length) return false;
  const [first, ...others] = expected;
  if (first === undefined) return true;
  return actual.some(
    (item, place) =>
      findMismatch(first, item, captures) === null && isSameBag(others, actual.toSpliced(place, 1), captures),
  );
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
