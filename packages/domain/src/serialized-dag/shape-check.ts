/** What is wrong with a value, and where in it. */
export interface ShapeProblem {
  /** `tasks[3].retries`; empty for the value itself. */
  readonly path: string;
  /** Completes "must be". */
  readonly expected: string;
}

/** Looks at a value from outside. `null` means that it is as it must be. */
export type ShapeCheck = (value: unknown) => ShapeProblem | null;

/** A check of a value as a whole. */
export function checkThat(expected: string, holds: (value: unknown) => boolean): ShapeCheck {
  const problem: ShapeProblem = { path: "", expected };
  return (value) => (holds(value) ? null : problem);
}

/** A text, of any length. */
export const aText: ShapeCheck = checkThat("a text", (value) => typeof value === "string");

/** True or false. */
export const aFlag: ShapeCheck = checkThat("true or false", (value) => typeof value === "boolean");

/** An id as Airflow allows it: letters, digits, dashes, dots and underscores. */
export const anId: ShapeCheck = checkThat(
  "an id of at most 250 letters, digits, dashes, dots and underscores",
  (value) => typeof value === "string" && value.length <= 250 && /^[\p{L}\p{N}_.-]+$/u.test(value),
);

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A whole number within a range, both ends included. */
export function aWholeNumber({ from, to }: Range): ShapeCheck {
  return checkThat(
    `a whole number from ${from} to ${to}`,
    (value) => Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to,
  );
}

/** A moment, in microseconds since 1970. */
export const anInstant: ShapeCheck = aWholeNumber({ from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER });

/** A number within a range, both ends included. */
export function aNumber({ from, to }: Range): ShapeCheck {
  return checkThat(
    `a number from ${from} to ${to}`,
    (value) => Number.isFinite(value) && Number(value) >= from && Number(value) <= to,
  );
}

/** One of a few texts (or numbers). */
export function oneOf(allowed: readonly (string | number)[]): ShapeCheck {
  const known = new Set<unknown>(allowed);
  return checkThat(`one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}`, (value) => known.has(value));
}

/** `null`, or what the check asks for. */
export function orNull(check: ShapeCheck): ShapeCheck {
  return (value) => {
    const problem = value === null ? null : check(value);
    return problem?.path === "" ? { path: "", expected: `null or ${problem.expected}` } : problem;
  };
}

/** Absent, or what the check asks for. */
export function orAbsent(check: ShapeCheck): ShapeCheck {
  return (value) => (value === undefined ? null : check(value));
}

/** A list whose elements pass the check. */
export function listOf(check: ShapeCheck): ShapeCheck {
  return (value) => {
    if (!Array.isArray(value)) return { path: "", expected: "a list" };
    for (const [index, element] of value.entries()) {
      const problem = check(element);
      if (problem !== null) return within(`[${index}]`, problem);
    }
    return null;
  };
}

/** An object with any keys, whose values pass the check. */
export function recordOf(check: ShapeCheck): ShapeCheck {
  return (value) => {
    if (!isRecord(value)) return { path: "", expected: "an object" };
    for (const key of Object.keys(value)) {
      const problem = check(value[key]);
      if (problem !== null) return within(`[${JSON.stringify(key)}]`, problem);
    }
    return null;
  };
}

/** An object with these fields; others are let pass. */
export function objectOf(fields: Readonly<Record<string, ShapeCheck>>): ShapeCheck {
  const entries = Object.entries(fields);
  return (value) => {
    if (!isRecord(value)) return { path: "", expected: "an object" };
    for (const [name, check] of entries) {
      const problem = check(value[name]);
      if (problem !== null) return within(`.${name}`, problem);
    }
    return null;
  };
}

/** An object whose `kind` says which of the checks it must pass. */
export function oneOfKinds(kinds: Readonly<Record<string, ShapeCheck>>): ShapeCheck {
  const aKind = objectOf({ kind: oneOf(Object.keys(kinds)) });
  return (value) => {
    const problem = aKind(value);
    if (problem !== null || !isRecord(value)) return problem;
    return kinds[String(value["kind"])]?.(value) ?? null;
  };
}

/** Deeper values exhaust the stack of whoever walks them; nobody writes such by hand. */
const JSON_DEPTH_MAXIMUM = 100;

/** Anything JSON can hold, nested no deeper than a walk can follow. */
export const someJson: ShapeCheck = checkThat(`JSON, nested at most ${JSON_DEPTH_MAXIMUM} deep`, (value) =>
  isJson(value, JSON_DEPTH_MAXIMUM),
);

/** An object of {@link someJson}. */
export const someJsonObject: ShapeCheck = checkThat(
  `an object of JSON, nested at most ${JSON_DEPTH_MAXIMUM} deep`,
  (value) => isRecord(value) && isJson(value, JSON_DEPTH_MAXIMUM),
);

function isJson(value: unknown, depthLeft: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (depthLeft === 0) return false;
  if (Array.isArray(value)) return value.every((element) => isJson(element, depthLeft - 1));
  return isRecord(value) && Object.values(value).every((element) => isJson(element, depthLeft - 1));
}

/** Whether a value is an object as JSON makes them. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function within(step: string, problem: ShapeProblem): ShapeProblem {
  return { path: `${step}${problem.path}`, expected: problem.expected };
}
