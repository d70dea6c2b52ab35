import type { ParityException } from "./parity-exception.ts";
import type { ParityCase } from "./parity-format.ts";
import { PYTHON_ONLY } from "./xcom-value/recorded-xcom-value.ts";

const BACKEND = "decisions/0028-an-xcom-back-end-runs-in-runners.md";
const VALUES = "decisions/0017-xcoms-hold-typescripts-values.md";

/** Decided differences of values that are pushed, and of what pulls give for them. */
export const XCOM_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: VALUES,
    reason: `TypeScript has no kind of value for ${Object.values(PYTHON_ONLY).join(", ")}`,
    format: "xcom-value/1",
    covers: ({ given }) => holds(given, (value) => Object.keys(value).some((word) => PYTHON_ONLY[word] !== undefined)),
  },
  {
    decision: VALUES,
    reason: "a tuple is an array, and stored as one",
    format: "xcom-value/1",
    covers: ({ given }) => holds(given, (value) => "$tuple" in value),
    documented: ({ given }) => {
      const { value } = given as { readonly value: unknown };
      return { pulled: value, listed: value };
    },
  },
  {
    decision: VALUES,
    reason: "a whole number beyond 2^53 has to be given as a bigint",
    format: "xcom-value/1",
    covers: ({ given }) => holds(given, (value) => isUnsafeWhole(value["$float"])),
    documented: () => ({ push_error: "TypeError" }),
  },
  {
    decision: VALUES,
    reason: "bytes, maps with any keys, moments of any offset and any names of properties come back as they were",
    format: "xcom-value/1",
    covers: ({ given }) =>
      holds(
        given,
        (value) =>
          "$bytes_hex" in value ||
          "$entries" in value ||
          "__classname__" in value ||
          "__id__" in value ||
          isMomentElsewhere(value["$datetime"] ?? value["$pendulum"]),
      ),
    documented: ({ given }) => {
      const { value } = given as { readonly value: unknown };
      return { pulled: value, listed: value };
    },
  },
  {
    decision: VALUES,
    reason: "bytes are stored, where Airflow fails the task",
    format: "dag-run-outcome/1",
    covers: ({ given }) => holds(given, (value) => "$bytes_hex" in value),
  },
  {
    decision: VALUES,
    reason: "every object of JavaScript is true, a sequence without elements too",
    format: "dag-run-outcome/1",
    covers: ({ given }) => holds(given, (value) => value["truthy"] === true),
    documented: ({ expected }) => mapObjects(expected, trueWhereEmpty),
  },
  {
    decision: BACKEND,
    reason: "what a branch decided is kept in the database, whatever the back end",
    format: "xcom-backend-hooks/1",
    covers: ({ given }) => holds(given, ({ operator }) => operator === "branch" || operator === "short_circuit"),
    documented: ({ expected }) => mapObjects(expected, withoutDecisions),
  },
  {
    decision: VALUES,
    reason: "a value is read once for each attempt, however many inputs it goes into",
    format: "xcom-backend-hooks/1",
    covers: ({ given }) => holds(given, ({ inputs }) => hasRepeatedReference(inputs)),
    documented: ({ expected }) => mapObjects(expected, withoutRepeatedReads),
  },
];

type Properties = Readonly<Record<string, unknown>>;

/** Whether any object in a value is of a kind. */
function holds(value: unknown, isOfKind: (properties: Properties) => boolean): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!Array.isArray(value) && isOfKind(value as Properties)) return true;
  return Object.values(value).some((child) => holds(child, isOfKind));
}

/** Whether it is a moment that is not one of UTC. */
function isMomentElsewhere(text: unknown): boolean {
  return typeof text === "string" && !/(?:Z|[+-]00:00)$/.test(text);
}

function isUnsafeWhole(text: unknown): boolean {
  const value = Number(text);
  return typeof text === "string" && Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** The same value with each object in it changed, the innermost first. */
function mapObjects(value: ParityCase["expected"], change: (properties: Properties) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => mapObjects(element, change));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, mapObjects(child, change)]);
  return change(Object.fromEntries(entries) as Properties);
}

/** Nothing else that a recording asks of a sequence fails with this kind of error. */
function trueWhereEmpty(properties: Properties): unknown {
  const isFailedTest = properties["error"] === "TypeError" && Object.keys(properties).length === 1;
  return isFailedTest ? true : properties;
}

function hasRepeatedReference(inputs: unknown): boolean {
  const references: string[] = [];
  holds(inputs, (value) => {
    if ("ref" in value) references.push(JSON.stringify(value));
    return false;
  });
  return new Set(references).size < references.length;
}

/** Airflow stores what a branch decided as any XCom, and reads it for each task below the branch. */
function withoutDecisions(properties: Properties): unknown {
  const entries = Object.entries(properties).map(([name, calls]) => {
    if (!Array.isArray(calls)) return [name, calls] as const;
    return [name, calls.filter((call: unknown) => !holds(call, isOfDecision))] as const;
  });
  return Object.fromEntries(entries);
}

function isOfDecision({ key, followed, skipped }: Properties): boolean {
  return key === "skipmixin_key" || followed !== undefined || skipped !== undefined;
}

/** The inputs of a task are read one after the other, before the task stores anything. */
function withoutRepeatedReads(properties: Properties): unknown {
  const { calls } = properties;
  if (!Array.isArray(calls)) return properties;
  const isRead = (call: unknown) => holds(call, ({ hook }) => hook === "deserialize_value");
  const kept = calls.filter((call, place) => {
    const before = calls[place - 1] as unknown;
    return !isRead(call) || JSON.stringify(call) !== JSON.stringify(before);
  });
  return { ...properties, calls: kept };
}
