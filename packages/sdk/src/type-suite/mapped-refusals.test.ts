// cspell:ignore Comand strikt toltip Templat -- slips that are found
import { expect, test } from "vitest";
import { BashOperator, Dag, EmptyOperator, type OperatorOptions } from "../index.ts";

/*
 * Each `@ts-expect-error` is a promise: the compiler refuses the line below it, and complains here when it no longer
 * does. The functions are never called.
 */

const dag = new Dag("refusals", { schedule: null });
const add = dag.task("add", ({ x, y }: { x: number; y: number }) => x + y);
const copy = dag.task("copy", (_inputs: { source: string; mode?: string }) => {});
const pairs = dag.task("pairs", (_inputs: { pair: readonly [string, number] }) => 1);
const numbers = dag.task("numbers", () => [1]);
const names = dag.task("names", () => ["a"]);
const rows = dag.task("rows", () => [{ path: "a", n: 1 }]);
const one = dag.task("one", () => ({ a: 1 }));
const maybeList = dag.task("maybe_list", (): number[] | null => null);

export function expanding(): void {
  // @ts-expect-error -- a number has no elements
  add.partial({ y: 1 }).expand({ x: 5 });
  // @ts-expect-error -- a text has no elements
  add.partial({ y: 1 }).expand({ x: "abc" });
  // @ts-expect-error -- nor has nothing
  add.partial({ y: 1 }).expand({ x: null });
  // @ts-expect-error -- nor a flag
  add.partial({ y: 1 }).expand({ x: true });
  // @ts-expect-error -- the elements are of another type
  add.partial({ y: 1 }).expand({ x: ["a"] });
  // @ts-expect-error -- one of the elements is
  add.partial({ y: 1 }).expand({ x: [1, "a"] });
  // @ts-expect-error -- the elements of the reference are
  add.partial({ y: 1 }).expand({ x: names() });
  // @ts-expect-error -- a reference in the list is
  add.partial({ y: 1 }).expand({ x: [1, names().field(0)] });
  // @ts-expect-error -- a reference to one number is no list
  add.partial({ y: 1 }).expand({ x: numbers().field(0) });
  // @ts-expect-error -- a list that may be missing fails its task
  add.partial({ y: 1 }).expand({ x: maybeList() });
  // @ts-expect-error -- objects are for inputs that take pairs
  add.partial({ y: 1 }).expand({ x: { a: 1 } });
  // @ts-expect-error -- a reference to an object is, too
  add.partial({ y: 1 }).expand({ x: one() });
  // @ts-expect-error -- the values of the object are of another type
  pairs.expand({ pair: { a: "b" } });
  // @ts-expect-error -- another XCom is unknown
  add.partial({ y: 1 }).expand({ x: numbers().xcom("other") });
  // @ts-expect-error -- an input is missing
  add.expand({ x: [1] });
  // @ts-expect-error -- all inputs are missing
  add.expand({});
  // @ts-expect-error -- named lists are missing
  add.expand();
  // @ts-expect-error -- lists are named
  add.expand([1, 2]);
  // @ts-expect-error -- there is no such input
  add.partial({ y: 1 }).expand({ x: [1], z: [1] });
  // @ts-expect-error -- partial gave it already
  add.partial({ y: 1 }).expand({ x: [1], y: [2] });
  // @ts-expect-error -- options are not expanded over
  add.partial({ y: 1 }).expand({ x: [1], retries: [1] });
}

export function partial(): void {
  // @ts-expect-error -- there is no such input
  add.partial({ z: 1 });
  // @ts-expect-error -- the value is of another type
  add.partial({ y: "1" });
  // @ts-expect-error -- the reference is
  add.partial({ y: names().field(0) });
  // @ts-expect-error -- partial gave it already
  add.partial({ y: 1 }).partial({ y: 2 });
  // @ts-expect-error -- a mapped call ends with expand
  add.partial({ y: 1 })({ x: 1 });
  // @ts-expect-error -- and has no task before that
  add.partial({ y: 1 }).before(numbers());
  // @ts-expect-error -- a list is not one of its elements
  add.partial({ y: numbers() });
}

export function expandingKwargs(): void {
  // @ts-expect-error -- no list
  copy.expandKwargs(5);
  // @ts-expect-error -- one object is no list
  copy.expandKwargs({ source: "a" });
  // @ts-expect-error -- the elements are no objects
  copy.expandKwargs([1]);
  // @ts-expect-error -- an input is missing
  copy.expandKwargs([{ mode: "x" }]);
  // @ts-expect-error -- in one of the objects
  copy.expandKwargs([{ source: "a" }, { mode: "x" }]);
  // @ts-expect-error -- a value is of another type
  copy.expandKwargs([{ source: 1 }]);
  // @ts-expect-error -- there is no such input
  copy.expandKwargs([{ source: "a", sauce: "b" }]);
  // @ts-expect-error -- partial gave it already
  copy.partial({ mode: "a" }).expandKwargs([{ source: "a", mode: "b" }]);
  // @ts-expect-error -- the objects that the task returns lack an input
  copy.expandKwargs(rows());
  // @ts-expect-error -- a reference to no objects
  copy.expandKwargs(names());
  // @ts-expect-error -- an input of another type
  copy.expandKwargs(rows().map(({ n }) => ({ source: n })));
  // @ts-expect-error -- an input that does not exist
  copy.expandKwargs(rows().map(({ path }) => ({ source: path, extra: 1 })));
  // @ts-expect-error -- an input that partial gave
  copy.partial({ mode: "a" }).expandKwargs(rows().map(({ path }) => ({ source: path, mode: "b" })));
  // @ts-expect-error -- an option that does not exist
  copy.expandKwargs([{ source: "a" }], { strikt: false });
}

export function references(): void {
  // @ts-expect-error -- an object has no elements
  one().map((value: unknown) => value);
  // @ts-expect-error -- nor has a number
  numbers().field(0).zip(names());
  // @ts-expect-error -- the function knows the element
  names().map((name) => name.path);
  // @ts-expect-error -- a task is no function
  numbers().map(add);
  // @ts-expect-error -- lists to zip with are references
  names().zip([1]);
  // @ts-expect-error -- and so are those to append
  numbers().concat(5);
  // @ts-expect-error -- a changed list is another list
  copy({ source: names().map((name) => name) });
  // @ts-expect-error -- pairs are pairs
  dag.task("three", (_inputs: { v: [string, number, number] }) => 1).expand({ v: names().zip(numbers()) });
  // @ts-expect-error -- in this order
  pairs.expand({ pair: numbers().zip(names()) });
  // @ts-expect-error -- fillers count
  pairs.expand({ pair: names().zipLongest(null, numbers()) });
  // @ts-expect-error -- there are no elements yet
  for (const number of numbers()) add({ x: number, y: 1 });
  // @ts-expect-error -- the values of a mapped task are a list
  add({ x: add.expand({ x: [1], y: [2] }), y: 1 });
  const perhaps = dag.task("perhaps", ({ x }: { x: number }): number | null => x).expand({ x: [1] });
  // @ts-expect-error -- which is missing when no instance returned anything
  dag.task("sum", (_inputs: { values: number[] }) => 1)({ values: perhaps });
}

export function operators(): void {
  // @ts-expect-error -- an operator needs an id
  BashOperator.partial({ bashCommand: "date" });
  // @ts-expect-error -- there is no such option
  BashOperator.partial({ taskId: "bash", retires: 1 });
  // @ts-expect-error -- an option of another type
  BashOperator.partial({ taskId: "bash", retries: "many" });
  // @ts-expect-error -- the pool is the same for all instances
  BashOperator.partial({ taskId: "bash" }).expand({ bashCommand: ["date"], pool: ["a"] });
  // @ts-expect-error -- and so is the id
  BashOperator.partial({ taskId: "bash" }).expand({ bashCommand: ["date"], taskId: ["a"] });
  // @ts-expect-error -- and the rule
  BashOperator.partial({ taskId: "bash" }).expand({ bashCommand: ["date"], triggerRule: ["always"] });
  // @ts-expect-error -- and the start
  BashOperator.partial({ taskId: "bash" }).expand({ bashCommand: ["date"], startDate: ["2026-01-01"] });
  // @ts-expect-error -- partial gave it already
  BashOperator.partial({ taskId: "bash", bashCommand: "date" }).expand({ bashCommand: ["date"] });
  // @ts-expect-error -- an option is missing
  BashOperator.partial({ taskId: "bash" }).expand({});
  // @ts-expect-error -- there is no such option
  BashOperator.partial({ taskId: "bash" }).expand({ bashComand: ["date"] });
  // @ts-expect-error -- the elements are of another type
  BashOperator.partial({ taskId: "bash" }).expand({ bashCommand: [1] });
  // @ts-expect-error -- those of the reference are
  BashOperator.partial({ taskId: "bash" }).expand({ bashCommand: numbers() });
  // @ts-expect-error -- an option is missing in an object
  BashOperator.partial({ taskId: "bash" }).expandKwargs([{ cwd: "/tmp" }]);
  // @ts-expect-error -- an option that cannot differ
  BashOperator.partial({ taskId: "bash" }).expandKwargs([{ bashCommand: "date", pool: "a" }]);
  // @ts-expect-error -- an object of what a task returns lacks an option
  BashOperator.partial({ taskId: "bash" }).expandKwargs(rows());
  const empty = EmptyOperator.partial({ taskId: "empty" }).expandKwargs([]);
  // @ts-expect-error -- a mapped operator has the properties of a placed task, not those of its class
  empty.execute();
}

export function groups(): void {
  // @ts-expect-error -- a number has no elements
  dag.taskGroup("g").expand({ n: 5 }, () => 1);
  // @ts-expect-error -- a function that makes its tasks is missing
  dag.taskGroup("g").expand({ n: [1] });
  // @ts-expect-error -- the element is a number
  dag.taskGroup("g").expand({ path: numbers() }, ({ path }) => copy({ source: path }));
  // @ts-expect-error -- there is no such input
  dag.taskGroup("g").expand({ path: names() }, ({ pth }) => copy({ source: pth }));
  const maker = dag.taskGroup("g").partial({ a: 1 });
  // @ts-expect-error -- partial gave it already
  maker.expand({ a: [1] }, () => 1);
  // @ts-expect-error -- an argument is of another type
  dag.taskGroup("g").call({ path: 1 }, ({ path }) => copy({ source: path }));
  const sums = dag.taskGroup("g").expand({ x: numbers() }, ({ x }) => ({ sum: add({ x, y: 1 }) }));
  // @ts-expect-error -- there is no such result
  copy.expand({ source: sums.result.some });
  const group = dag.taskGroup("g").expand({ x: numbers() }, ({ x }) => add({ x, y: 1 }));
  // @ts-expect-error -- from outside the result is a list
  add({ x: group.result, y: 1 });
  const cleanUp = dag.task("clean_up", (_inputs: { path: string }) => 1, { triggerRule: "all_done" });
  const constant = dag.taskGroup("g").partial({ path: names().field(0) });
  // @ts-expect-error -- what partial gives may come from a task that did not run
  constant.expand({ x: [1] }, ({ path }) => cleanUp({ path }));
  // @ts-expect-error -- there is no such option
  dag.taskGroup("g", { toltip: "x" }).expand({ x: [1] }, () => 1);
  // @ts-expect-error -- the objects lack what the tasks use
  dag.taskGroup("g").expandKwargs(rows(), ({ path, m }) => copy({ source: path, mode: m }));
}

export function namesOfInstances(options: OperatorOptions): void {
  // @ts-expect-error -- there is no such option
  dag.task("named", () => 1, { mapIndexTemplat: "{{ ds }}" });
  // @ts-expect-error -- a template is a text
  new EmptyOperator({ ...options, mapIndexTemplate: 5 });
  // @ts-expect-error -- a context variable is no input
  dag.task("context", ({ mapIndexTemplate }: { mapIndexTemplate: string }) => mapIndexTemplate).expand({});
}

test("the compiler has looked at the lines above", () => {
  expect(dag.dagId).toBe("refusals");
});
