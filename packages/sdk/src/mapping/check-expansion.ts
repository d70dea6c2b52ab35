import { inspect } from "node:util";
import { RETURN_VALUE_KEY } from "@baram/domain";
import { CONTEXT_NAMES } from "../context/context-name.ts";
import type { DagPlace } from "../dag/dag-error.ts";
import { nearMatch } from "../options/near-match.ts";
import { behindGroupInput } from "../reference/behind-group-input.ts";
import { findReferences, isPlainObject } from "../reference/find-references.ts";
import { type ReferenceTarget, referenceTargetOf } from "../reference/reference-target.ts";
import {
  ContextVariableError,
  MappedKeyError,
  NotAListOfObjectsError,
  NotExpandableError,
  NothingToExpandError,
  UnknownArgumentError,
} from "./mapping-error.ts";

/** Refuses what cannot be expanded over: nothing at all, or values that have no elements. */
export function checkLists(place: DagPlace, lists: unknown): Readonly<Record<string, unknown>> {
  const named = checkNamed(place, "expand", lists);
  const entries = Object.entries(named);
  if (entries.length === 0) {
    throw new NothingToExpandError(
      place,
      "expand was given nothing to expand over; expected named lists, such as { x: [1, 2] }.",
    );
  }
  for (const [name, list] of entries) {
    const hasElements = typeof list === "object" && list !== null && (Array.isArray(list) || isPlainObject(list));
    if (hasElements || referenceTargetOf(list) !== null) continue;
    throw new NotExpandableError(
      place,
      `"${name}" is ${show(list)} in expand; expected a list, an object or a reference. What is the same for all instances belongs in partial.`,
    );
  }
  return named;
}

/** Refuses what does not give named arguments for each instance. */
export function checkObjects(place: DagPlace, objects: unknown): unknown {
  if (referenceTargetOf(objects) !== null) return objects;
  const isEach = Array.isArray(objects) && objects.every(isObjectOrReference);
  if (isEach) return objects;
  throw new NotAListOfObjectsError(
    place,
    `expandKwargs was given ${show(objects)}; expected a reference, or a list of objects such as [{ x: 1 }].`,
  );
}

/**
 * Refuses references to XComs whose length nobody would record: only of what a task returned is it known how many
 * elements there are.
 */
export function checkKeys(place: DagPlace, values: readonly unknown[]): void {
  for (const target of findReferences(values)) checkKey(place, target);
}

function checkKey(place: DagPlace, given: ReferenceTarget): void {
  const behind = behindGroupInput(given);
  if (behind.kind === "written") return;
  const { target } = behind;
  if (target.kind === "map") checkKey(place, target.source);
  else if (target.kind === "zip" || target.kind === "concat")
    for (const source of target.sources) checkKey(place, source);
  else if (target.kind === "xcom" && target.key !== RETURN_VALUE_KEY) {
    throw new MappedKeyError(
      place,
      `it is expanded over the XCom "${target.key}" of "${target.operator.taskId}"; only what a task returned has a known length: return the list from the task.`,
    );
  }
}

/** The named arguments of `partial` or `expand`. */
export function checkNamed(place: DagPlace, call: string, given: unknown): Readonly<Record<string, unknown>> {
  const isNamed = typeof given === "object" && given !== null && isPlainObject(given);
  if (isNamed && referenceTargetOf(given) === null) return given as Readonly<Record<string, unknown>>;
  throw new NotExpandableError(place, `${call} was given ${show(given)}; expected named arguments, such as { x: … }.`);
}

/** Refuses arguments that are named like a variable of the context. */
export function refuseContextVariables(place: DagPlace, names: readonly string[]): void {
  const found = names.filter((name) => (CONTEXT_NAMES as readonly string[]).includes(name));
  if (found.length === 0) return;
  const are =
    found.length === 1 ? "is a context variable: give this input" : "are context variables: give these inputs";
  throw new ContextVariableError(place, `${quoted(found)} ${are} another name.`);
}

/** Refuses arguments that the function or the operator does not have. */
export function refuseUnknownArguments(place: DagPlace, names: readonly string[], known: ReadonlySet<string>): void {
  const unknown = names.filter((name) => !known.has(name));
  const [first] = unknown;
  if (first === undefined) return;
  const near = unknown.length === 1 ? nearMatch(first, known) : null;
  const remedy = near === null ? `it has ${quoted([...known]) || "none"}.` : `did you mean "${near}"?`;
  const are = unknown.length === 1 ? "is not an argument" : "are not arguments";
  throw new UnknownArgumentError(place, `${quoted(unknown)} ${are} of this task: ${remedy}`);
}

function isObjectOrReference(value: unknown): boolean {
  return typeof value === "object" && value !== null && (referenceTargetOf(value) !== null || isPlainObject(value));
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

function show(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 5, maxStringLength: 80 });
}
