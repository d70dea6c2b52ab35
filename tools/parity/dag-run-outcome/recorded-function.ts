import type { TaskContext } from "baram";
import { atTry, type Fields, functionNameOf, type GivenTask } from "./given.ts";
import { pythonText } from "./python-text.ts";
import { actOut } from "./recorded-outcome.ts";
import { carryOutSteps, isSequence } from "./recorded-steps.ts";
import { readRecordedValue } from "./recorded-value.ts";

interface Call {
  readonly task: GivenTask;
  /** As received, in declared order. */
  readonly inputs: Fields;
  readonly context: TaskContext;
}

/** What a function returns, by the name that recordings give it. */
const FUNCTIONS: Readonly<Record<string, (call: Call) => unknown>> = {
  value: valueOf,
  identity: argument,
  add: ({ inputs }) => Object.values(inputs).reduce(add),
  mul: ({ inputs }) => Object.values(inputs).reduce((product: number, factor) => product * requireNumber(factor), 1),
  sum: (call) => elements(call).reduce((total: number, element) => total + requireNumber(element), 0),
  count: (call) => elements(call).length,
  concat: ({ inputs }) => Object.values(inputs).map(pythonText).join(""),
  collect: ({ inputs }) => inputs,
  pair: (call) => [argument(call), argument(call)],
  range: (call) => Array.from({ length: requireNumber(argument(call)) }, (_, index) => index),
  fail_if: (call) => actIf(call, "fail"),
  fail_now_if: (call) => actIf(call, "fail_now"),
  skip_if: (call) => actIf(call, "skip"),
  none_if: (call) => (isMeant(call) && isInTime(call) ? null : argument(call)),
  fail: (call) => actAlways(call, "fail"),
  fail_now: (call) => actAlways(call, "fail_now"),
  skip: (call) => actAlways(call, "skip"),
  whoami: ({ inputs, context }) => ({ task_id: context.ti.taskId, map_index: context.ti.mapIndex, inputs }),
  set_name: (call) => {
    const value = argument(call);
    Reflect.set(call.context.templateVariables, String(call.task["name"]), value);
    return value;
  },
  render: ({ context }) => context.templatesDict["template"],
  steps: ({ task, context }) => carryOutSteps(task, context),
};

/** Whether there is a function of this name. */
export function isKnownFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name);
}

/** Calls the function of a recorded task with what the task was given. */
export async function callFunction(task: GivenTask, received: Fields, context: TaskContext): Promise<unknown> {
  const name = functionNameOf(task) ?? "value";
  const call = FUNCTIONS[name];
  if (call === undefined) throw new Error(`There is no function "${name}" here.`);
  const inputs = await readFields(inDeclaredOrder(task, { ...task.optional, ...received }));
  return call({ task, inputs, context });
}

function inDeclaredOrder(task: GivenTask, inputs: Fields): Fields {
  const declared = task.declares ?? [];
  const others = Object.keys(inputs).filter((name) => !declared.includes(name));
  return Object.fromEntries([...declared, ...others].flatMap((name) => (name in inputs ? [[name, inputs[name]]] : [])));
}

/** Sequences that are read only when they are asked for become lists. */
export async function readFields(inputs: Fields): Promise<Fields> {
  const entries = Object.entries(inputs).map(async ([name, value]) => [name, await readWhole(value)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** A value in which sequences have become lists, and nothing is `null`. */
export async function readWhole(value: unknown): Promise<unknown> {
  // Nothing is None in the recordings.
  if (value === undefined) return null;
  if (Array.isArray(value)) return Promise.all(value.map(readWhole));
  if (isSequence(value)) return value.toArray();
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return readFields(value as Fields);
}

function argument({ task, inputs }: Call): unknown {
  const name = typeof task["input"] === "string" ? task["input"] : "x";
  if (name in inputs) return inputs[name];
  throw new TypeError(`The function was not given "${name}".`);
}

function elements({ inputs }: Call): readonly unknown[] {
  const [list] = Object.values(inputs);
  if (Array.isArray(list) || typeof list === "string") return Array.from(list) as readonly unknown[];
  if (typeof list === "object" && list !== null) return Object.keys(list);
  throw new TypeError("The function was given no list.");
}

function valueOf({ task, context }: Call): unknown {
  const byTry = task["by_try"] as readonly unknown[] | undefined;
  return readRecordedValue(byTry === undefined ? task["value"] : atTry(byTry, context.ti.tryNumber));
}

function actIf(call: Call, outcome: string): unknown {
  if (isMeant(call) && isInTime(call)) actOut(outcome);
  return argument(call);
}

function actAlways(call: Call, outcome: string): unknown {
  if (isInTime(call)) actOut(outcome);
  return call.task["value"];
}

function isInTime({ task, context }: Call): boolean {
  const until = task["until_try"];
  return typeof until !== "number" || context.ti.tryNumber <= until;
}

function isMeant(call: Call): boolean {
  const { task } = call;
  const value = JSON.stringify(argument(call));
  const list = task["in"];
  if (Array.isArray(list)) return list.some((one) => JSON.stringify(one) === value);
  return JSON.stringify(task["equals"]) === value;
}

function add(one: unknown, other: unknown): unknown {
  if (typeof one === "string" && typeof other === "string") return one + other;
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  return requireNumber(one) + requireNumber(other);
}

/** Python adds no text to a number, nor nothing. */
function requireNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  throw new TypeError(
    `The function was given ${typeof value === "object" ? "an object" : `a ${typeof value}`}, not a number.`,
  );
}
