// cspell:ignore sucess apend -- slips that are found
import { expect, test } from "vitest";
import { z } from "zod";
import {
  BashOperator,
  chain,
  Dag,
  DummyOperator,
  EmptyOperator,
  FunctionOperator,
  type OperatorOptions,
} from "../index.ts";

/*
 * Each `@ts-expect-error` is a promise: the compiler refuses the line below it, and complains here when it no longer
 * does. The functions are never called, for at run time many of these mistakes are found only later, or not at all.
 */

const dag = new Dag("refusals", { schedule: null });
const extract = dag.task("extract", () => ({ rows: 3, name: "a" }));
const train = dag.task("train", (_inputs: { rows: number }) => ({ modelId: "m" }));
const add = dag.task("add", ({ x, y }: { x: number; y: number }) => x + y);

export function connections(): void {
  const extracted = extract();
  // @ts-expect-error -- a text is not a number
  train({ rows: extracted.name });
  // @ts-expect-error -- a whole result is not one of its fields
  train({ rows: extracted });
  // @ts-expect-error -- there is no such field
  train({ rows: extracted.row });
  // @ts-expect-error -- there is no such input
  train({ row: 1 });
  // @ts-expect-error -- an input is missing
  add({ x: 1 });
  // @ts-expect-error -- all inputs are missing
  add();
  // @ts-expect-error -- an XCom without a schema is unknown
  train({ rows: extracted.xcom("rows") });
  // @ts-expect-error -- a schema's type is checked
  train({ rows: extracted.xcom("rows", z.string()) });
  // @ts-expect-error -- a task that returns nothing has nothing to give
  train({ rows: dag.task("nothing", () => {})() });
  // @ts-expect-error -- a result that may be missing does not fit an input that must be given
  train({ rows: dag.task("maybe", (): number | null => null)() });
  // @ts-expect-error -- a reference is not a number
  void (extracted.rows + 1);
  // @ts-expect-error -- a reference cannot be looped over
  for (const _row of extracted.rows);
}

export function edges(): void {
  const placed = new EmptyOperator({ dag, taskId: "placed" });
  // @ts-expect-error -- the factory was not called
  chain(extract, placed);
  // @ts-expect-error -- the factory was not called
  placed.before(train);
  // @ts-expect-error -- a text is no node
  placed.after("extract");
  // @ts-expect-error -- a branch names what is placed, not a factory
  dag.task.branch("pick", () => extract);
  // @ts-expect-error -- a branch names no numbers
  dag.task.branch("pick", () => 3);
}

export function rules(): void {
  const extracted = extract();
  const report = dag.task("report", (_inputs: { rows: number }) => 1, { triggerRule: "all_done" });
  // @ts-expect-error -- the upstream task may not have run
  report({ rows: extracted.rows });
  // @ts-expect-error -- nor here, where only the override is lenient
  train.override({ triggerRule: "none_failed" })({ rows: extracted.rows });
  const lenient = new Dag("lenient", { defaultArgs: { triggerRule: "one_done" } });
  // @ts-expect-error -- nor here, where the Dag's defaults are
  lenient.task("strict", (_inputs: { made: number }) => 1)({ made: lenient.task("made", () => 1)() });
  // @ts-expect-error -- there is no such rule
  dag.task(() => 1, { triggerRule: "all_sucess" });
}

export function specs(): void {
  // @ts-expect-error -- misspelled
  dag.task(() => 1, { retires: 2 });
  // @ts-expect-error -- misspelled, with an id
  dag.task("id", () => 1, { retires: 2 });
  // @ts-expect-error -- a duration is an object
  dag.task(() => 1, { retryDelay: 60 });
  // @ts-expect-error -- a former name
  // oxlint-disable-next-line typescript/no-deprecated -- what is refused
  new Dag("former", { scheduleInterval: "@daily" });
  // @ts-expect-error -- no default of any task
  new Dag("defaults", { defaultArgs: { taskId: "a" } });
  // @ts-expect-error -- required
  new BashOperator({ dag, taskId: "bash" });
  // @ts-expect-error -- misspelled
  new BashOperator({ dag, taskId: "bash", bashCommand: "date", apendEnv: true });
  // @ts-expect-error -- a template of a text takes no reference to a number
  new BashOperator({ dag, taskId: "bash", bashCommand: extract().rows });
  // @ts-expect-error -- inputs are checked here as in a call of a factory
  new FunctionOperator({ dag, taskId: "call", callable: (_inputs: { rows: number }) => 1, inputs: { rows: "3" } });
  // @ts-expect-error -- a former operator
  // oxlint-disable-next-line typescript/no-deprecated -- what is refused
  new DummyOperator({ taskId: "old" } satisfies OperatorOptions);
}

export function results(): void {
  // @ts-expect-error -- a result is data
  dag.task("functions", () => ({ call: () => 1 }))();
  // @ts-expect-error -- a result is data, however deep
  dag.task("symbols", () => [{ deep: [Symbol("x")] }])();
  // @ts-expect-error -- only an object has keys to store
  dag.task("many", () => 3, { multipleOutputs: true })();
  // @ts-expect-error -- a handler's inputs and its context would say different things under one name
  dag.task("context", (_inputs: { ds: string }) => 1)({ ds: "x" });
}

export function params(): void {
  const withParams = new Dag("params", { params: { limit: z.number() } });
  // @ts-expect-error -- a number has no such method
  withParams.task((_inputs, { params: given }) => given.limit.toUpperCase());
  // @ts-expect-error -- there is no such param
  withParams.task((_inputs, { params: given }) => given.limits);
}

test("the lines above are compiled with the package", () => {
  expect([connections, edges, rules, specs, results, params]).toHaveLength(6);
});
