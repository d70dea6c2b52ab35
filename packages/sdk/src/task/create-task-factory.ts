import { invariant } from "@baram/domain";
import { CONTEXT_NAMES } from "../context/context-name.ts";
import type { TaskContext } from "../context/task-context.ts";
import type { AnyDag } from "../dag/any-dag.ts";
import { type DagPlace, InvalidOptionError, UnknownOptionError } from "../dag/dag-error.ts";
import { type DagState, dagStateOf, type Operator } from "../dag/dag-state.ts";
import { idWithin } from "../graph/group-ids.ts";
import { checkNamed, refuseContextVariables, refuseUnknownArguments } from "../mapping/check-expansion.ts";
import type { Expansion } from "../mapping/expansion.ts";
import { mapTask, readLists, readObjects } from "../mapping/map-task.ts";
import { DuplicateArgumentError } from "../mapping/mapping-error.ts";
import { notePartialCall, notePartialMapped, type PartialCall } from "../mapping/unmapped-partials.ts";
import { refuseUnknownOptions } from "../options/check-options.ts";
import { nearMatch } from "../options/near-match.ts";
import { DEFAULT_ARG_NAMES } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import type { TaskSpec } from "./task-spec.ts";

/** An author's function behind `dag.task`. */
export type Handler = (inputs: object, context: TaskContext) => unknown;

/** Options that the operators behind `dag.task` have in common. */
export interface DecoratedOptions {
  readonly dag: AnyDag;
  readonly taskId: string;
  readonly callable: Handler;
  readonly inputs: object;
}

/** Makes the operator of a placed task. */
export type MakeOperator = (options: DecoratedOptions) => Operator;

/** What a factory knows of its tasks. */
export interface FactorySource {
  readonly dag: AnyDag;
  /** How the author asked for it, for error sentences: `dag.task.branch`. */
  readonly call: string;
  readonly handler: Handler;
  readonly spec: TaskSpec;
  readonly make: MakeOperator;
  /** Options of the operator that those of every task do not have. */
  readonly optionNames: readonly string[];
}

interface MappedCalls {
  partial(constants: unknown): MappedCalls;
  expand(lists: unknown): unknown;
  expandKwargs(objects: unknown, options?: { readonly strict?: boolean }): unknown;
}

type Factory = ((inputs?: object) => unknown) & MappedCalls & { readonly override: (spec: TaskSpec) => Factory };

/** Makes the function that places a task each time it is called. */
export function createTaskFactory(source: FactorySource): Factory {
  const { dag, handler, make } = source;
  const { taskId: givenTaskId, inputs: declaredInputs, ...options } = checkSpec(source);
  const label = givenTaskId ?? handler.name;
  if (label === "") {
    throw new InvalidOptionError(
      { dagId: dag.dagId, taskId: null },
      `the function given to ${source.call} has no name to be the task id: name the function, or write ${source.call}("task_id", handler).`,
    );
  }

  function place(inputs: object): Operator {
    const state = dagStateOf(dag);
    invariant(state !== null, "A factory belongs to a Dag.");
    return make({ ...options, dag, taskId: freeLabel(state, label), callable: handler, inputs });
  }
  function factory(inputs: object = {}): unknown {
    checkInputs({ dagId: dag.dagId, taskId: label }, inputs, declaredInputs);
    return place(inputs).output;
  }
  const override = (spec: TaskSpec): Factory => createTaskFactory({ ...source, spec: { ...source.spec, ...spec } });
  Object.defineProperty(factory, "name", { value: label });
  Object.defineProperty(factory, FACTORY_SOURCE, { value: source });
  const mapped = mappedCalls({
    dag,
    label,
    declaredInputs: declaredInputs ?? null,
    place,
    constants: {},
    partialCall: null,
  });
  return Object.assign(factory, { override, ...mapped });
}

/** A factory whose task will be mapped, with the inputs that `partial` has given so far. */
interface MappedSource {
  readonly dag: AnyDag;
  readonly label: string;
  readonly declaredInputs: readonly string[] | null;
  readonly place: (inputs: object) => Operator;
  readonly constants: Readonly<Record<string, unknown>>;
  /** The call of `partial` that it comes from. */
  readonly partialCall: PartialCall | null;
}

function mappedCalls(source: MappedSource): MappedCalls {
  const { dag, label, declaredInputs, constants } = source;
  const place = { dagId: dag.dagId, taskId: label };

  function checkNames(names: readonly string[]): void {
    refuseContextVariables(place, names);
    if (declaredInputs !== null) refuseUnknownArguments(place, names, new Set(declaredInputs));
  }
  function placeMapped(expansion: Expansion): unknown {
    notePartialMapped(dagStateOf(dag), source.partialCall);
    const operator = source.place(constants);
    mapTask(operator, { of: "inputs", constants, expansion, declaredInputs });
    return operator.output;
  }
  return {
    partial: (given) => {
      const more = checkNamed(place, "partial", given);
      checkNames(Object.keys(more));
      const twice = Object.keys(more).find((name) => Object.hasOwn(constants, name));
      if (twice !== undefined) {
        throw new DuplicateArgumentError(place, `"${twice}" is given in two calls of partial: give it once.`);
      }
      const partialCall = notePartialCall(dagStateOf(dag), label, source.partialCall);
      return mappedCalls({ ...source, constants: { ...constants, ...more }, partialCall });
    },
    expand: (lists) => {
      checkNames(Object.keys(checkNamed(place, "expand", lists)));
      return placeMapped(readLists(place, lists));
    },
    expandKwargs: (objects, options = {}) => placeMapped(readObjects(place, objects, options)),
  };
}

// Registered, because two copies of this package may meet in one process, the author's and the runner's.
const FACTORY_SOURCE = Symbol.for("baram.factorySource");

/** What a factory was made of, `null` for anything else. */
export function factorySourceOf(factory: unknown): FactorySource | null {
  if (typeof factory !== "function") return null;
  return (Reflect.get(factory, FACTORY_SOURCE) as FactorySource | undefined) ?? null;
}

function checkSpec({ dag, call, spec, optionNames }: FactorySource): TaskSpec {
  const place = { dagId: dag.dagId, taskId: spec.taskId ?? null };
  const known = new Set([
    ...DEFAULT_ARG_NAMES,
    ...optionNames,
    "taskId",
    "taskDisplayName",
    "multipleOutputs",
    "inputs",
  ]);
  known.delete("callable");
  refuseUnknownOptions(place, call, spec, known);
  new OptionReader(place, spec).texts("inputs");
  return spec;
}

/** Refuses inputs that their declaration does not name, or all that could be mistaken for the context. */
function checkInputs(place: DagPlace, inputs: unknown, declared: readonly string[] | undefined): void {
  if (typeof inputs !== "object" || inputs === null || Array.isArray(inputs)) {
    throw new InvalidOptionError(
      place,
      "its inputs are not an object; expected named inputs such as { rows: extracted.rows }.",
    );
  }
  const given = Object.keys(inputs);
  const contextName = given.find((name) => (CONTEXT_NAMES as readonly string[]).includes(name));
  if (contextName !== undefined) {
    throw new InvalidOptionError(place, `"${contextName}" is a context variable: give this input another name.`);
  }
  if (declared === undefined) return;
  for (const name of given) {
    if (declared.includes(name)) continue;
    const near = nearMatch(name, declared);
    const remedy =
      near === null ? `it has ${declared.map((one) => `"${one}"`).join(", ") || "none"}.` : `did you mean "${near}"?`;
    throw new UnknownOptionError(place, `"${name}" is not an input of this task: ${remedy}`);
  }
  const missing = declared.filter((name) => !given.includes(name));
  if (missing.length === 0) return;
  throw new InvalidOptionError(place, `its call lacks ${missing.map((name) => `the input "${name}"`).join(" and ")}.`);
}

/** Parity: a label that is taken gets the next free number, `extract__1`. */
function freeLabel(dag: DagState, label: string): string {
  const within = (candidate: string): string => idWithin(dag.openGroup, candidate);
  // The id of a task group is refused like any other id that is used twice.
  if (!dag.tasks.has(within(label))) return label;
  const stem = label.replace(/__\d+$/, "");
  let highest = 0;
  for (const taskId of dag.tasks.keys()) {
    const number = taskId.startsWith(`${within(stem)}__`) ? Number(taskId.slice(within(stem).length + 2)) : Number.NaN;
    if (Number.isSafeInteger(number)) highest = Math.max(highest, number);
  }
  return `${stem}__${highest + 1}`;
}
