import type { TaskContext } from "../context/task-context.ts";
import { type DagPlace, UnknownOptionError } from "../dag/dag-error.ts";
import { dagBeingBuilt } from "../dag/dag-registry.ts";
import { dagStateOf, OPERATOR_STATE, type Operator } from "../dag/dag-state.ts";
import { placeOperator } from "../operators/place-operator.ts";
import { nearMatch } from "../options/near-match.ts";
import { OPERATOR_OPTION_NAMES, type OperatorOptions } from "../options/operator-options.ts";
import { outputOf } from "../reference/output-of.ts";
import { checkNamed } from "./check-expansion.ts";
import type { Expansion } from "./expansion.ts";
import { mapTask, readLists, readObjects } from "./map-task.ts";
import { UnmappableOptionError } from "./mapping-error.ts";
import { notePartialCall, notePartialMapped } from "./unmapped-partials.ts";

/** A class of operators, as an object. */
export interface OperatorType {
  readonly name: string;
  readonly prototype: { execute(context: TaskContext): unknown };
}

/** Options that are the same for all instances of a task, because the scheduler reads them before there are any. */
const UNMAPPABLE_OPTIONS: ReadonlySet<string> = new Set([
  ...[...OPERATOR_OPTION_NAMES].filter(
    (name) => !["doXcomPush", "multipleOutputs", "params", "emailOnFailure", "emailOnRetry"].includes(name),
  ),
  "taskGroup",
]);

/** The first half of a mapped operator: the options that are the same for all of its instances. */
export function partialOperator(type: OperatorType, given: unknown) {
  const constants = checkNamed({ dagId: null, taskId: null }, `${type.name}.partial`, given);
  const place = { dagId: null, taskId: typeof constants["taskId"] === "string" ? constants["taskId"] : null };
  const known = ownOptionNames(type);
  if (known !== null) refuseUnknown(place, type, "partial", Object.keys(constants), known);

  const dag = dagStateOf(constants["dag"]) ?? dagBeingBuilt();
  const call = notePartialCall(dag, place.taskId ?? type.name, null);

  function expand(lists: unknown): Operator {
    const expansion = readLists(place, lists);
    const names = Object.keys(checkNamed(place, "expand", lists));
    checkMappable(place, type, constants, names);
    if (known !== null) refuseUnknown(place, type, "expand", names, known);
    notePartialMapped(dag, call);
    return placeMapped(type, constants, expansion);
  }
  function expandKwargs(objects: unknown, options: { readonly strict?: boolean } = {}): Operator {
    const expansion = readObjects(place, objects, options);
    notePartialMapped(dag, call);
    return placeMapped(type, constants, expansion);
  }
  return { expand, expandKwargs };
}

/**
 * Places a mapped operator.
 *
 * Its constructor has not run, because some of its options exist only when an instance runs; that makes an operator of
 * its own with all of them.
 */
function placeMapped(type: OperatorType, constants: Readonly<Record<string, unknown>>, expansion: Expansion): Operator {
  const operator = Object.create(type.prototype) as Operator;
  const state = placeOperator(operator, constants as unknown as OperatorOptions);
  Object.defineProperty(operator, OPERATOR_STATE, { value: state });
  Object.defineProperty(operator, "output", { value: outputOf(operator) });
  mapTask(operator, { of: "options", constants, expansion, declaredInputs: null });
  return operator;
}

function checkMappable(
  place: DagPlace,
  type: OperatorType,
  constants: Readonly<Record<string, unknown>>,
  names: readonly string[],
): void {
  const own = new Set(templateFieldsOfType(type));
  for (const name of names) {
    // Parity: params are added to those of the task.
    const isGiven = Object.hasOwn(constants, name) && name !== "params";
    if (!isGiven && (own.has(name) || !UNMAPPABLE_OPTIONS.has(name))) continue;
    const why = isGiven
      ? "was given in partial already: take it out of one of the two"
      : "is the same for all instances of a task: give it in partial";
    throw new UnmappableOptionError(place, `"${name}" cannot be expanded over, for it ${why}.`);
  }
}

function refuseUnknown(
  place: DagPlace,
  type: OperatorType,
  call: string,
  names: readonly string[],
  own: readonly string[],
): void {
  const known = new Set([...OPERATOR_OPTION_NAMES, ...own]);
  for (const name of names) {
    if (known.has(name)) continue;
    const near = nearMatch(name, known);
    const remedy = near === null ? "take it out." : `did you mean "${near}"?`;
    throw new UnknownOptionError(place, `${call} names "${name}", which is not an option of ${type.name}: ${remedy}`);
  }
}

function ownOptionNames(type: OperatorType): readonly string[] | null {
  if (!Object.hasOwn(type, "optionNames")) return null;
  const names: unknown = Reflect.get(type, "optionNames");
  return Array.isArray(names) ? names : null;
}

function templateFieldsOfType(type: OperatorType): readonly string[] {
  return Reflect.get(type, "templateFields") as readonly string[];
}
