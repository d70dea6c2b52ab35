// cspell:ignore Comand -- slips that are found
import { beforeAll, expect, test } from "vitest";
import { anAuthorsProject } from "./authors-project.fixture.ts";

const PREAMBLE = `
import { BashOperator, chain, Dag, param } from "@baram/sdk";
const dag = new Dag("mistakes", { params: { limit: param.integer({ default: 10 }) } });
const extract = dag.task("extract", () => ({ rows: 3, name: "a" }));
const train = dag.task("train", ({ rows }: { rows: number }) => ({ modelId: "m", rows }));
const deploy = dag.task("deploy", (_inputs: { modelId: string }) => {});
const add = dag.task("add", ({ x, y }: { x: number; y: number }) => x + y);
const copy = dag.task("copy", (_inputs: { source: string; mode?: string }) => {});
const names = dag.task("names", () => ["a"])();
const rows = dag.task("rows", () => [{ path: "a", n: 1 }])();
const extracted = extract();
const model = train({ rows: extracted.rows });
`;

interface Mistake {
  readonly code: string;
  /** Pieces of the compiler's answer, in order: the line that says what is wrong, in words an author understands. */
  readonly says: readonly string[];
}

const MISTAKES: Readonly<Record<string, Mistake>> = {
  "a reference to a number where a text belongs": {
    code: "deploy({ modelId: model.rows });",
    says: [
      "'TaskReference<number>' is not assignable to type 'Input<string>'",
      "'number' is not assignable to type 'string'",
    ],
  },
  "a field that is not in the result": {
    code: "extracted.row;",
    says: ["Property 'row' does not exist on type 'TaskReference<", "Did you mean 'rows'?"],
  },
  "an input that does not exist": {
    code: "train({ row: 1 });",
    says: ["'row' does not exist in type '{ readonly rows: Input<number>; }'. Did you mean to write 'rows'?"],
  },
  "an input that is missing": {
    code: "add({ x: 1 });",
    says: ["Property 'y' is missing in type '{ x: number; }'"],
  },
  "all inputs missing": {
    code: "add();",
    says: ["Expected 1 arguments, but got 0"],
  },
  "a factory that was not called": {
    code: "chain(extract, model);",
    says: [`Type '"call the factory to place the task"' is not assignable to type 'true'`],
  },
  "a reference where the upstream task may not have run": {
    code: `dag.task(({ rows }: { rows: number }) => rows, { triggerRule: "all_done" })({ rows: extracted.rows });`,
    says: [`is not assignable to type 'InputWhenUpstreamMayNotHaveRun<number, "all_done">'`],
  },
  "a misspelled option": {
    code: "dag.task(() => 1, { retires: 2 });",
    says: ["No overload matches", "'retires' does not exist", "Did you mean to write 'retries'?"],
  },
  "a result that holds a function": {
    code: "dag.task(() => ({ call: () => 1 }))();",
    says: [
      "This expression is not callable",
      "a result is stored as data: it cannot hold functions, symbols or promises",
    ],
  },
  "an input named like a context variable": {
    code: "dag.task(({ ds }: { ds: string }) => ds)({ ds: 'x' });",
    says: ["not callable", "ds is a context variable: give this input another name"],
  },
  "a param used as another type": {
    code: "dag.task((_inputs, { params }) => params.limit.toUpperCase());",
    says: ["Property 'toUpperCase' does not exist on type 'number'"],
  },
  "an input in expand that partial gave": {
    code: "add.partial({ y: 1 }).expand({ x: [1], y: [2] });",
    says: [`required in type 'Refused<"given in partial() already">'`],
  },
  "something without elements to expand over": {
    code: "add.partial({ y: 1 }).expand({ x: 5 });",
    says: ["Type 'number' is not assignable to type 'Mappable<number>'"],
  },
  "a list of other elements": {
    code: "add.partial({ y: 1 }).expand({ x: names });",
    says: ["'TaskReference<string[]>' is not assignable to type 'Mappable<number>'"],
  },
  "a list with a wrong element": {
    code: `add.partial({ y: 1 }).expand({ x: [1, "a"] });`,
    says: ["Type 'string' is not assignable to type 'Input<number>'"],
  },
  "an input that neither partial nor expand gives": {
    code: "add.expand({ x: [1] });",
    says: ["Property 'y' is missing in type '{ x: number[]; }'"],
  },
  "a misspelled input in expand": {
    code: "copy.expand({ source: names, mod: names });",
    says: ["'mod' does not exist in type 'ExpandableInputs<", "Did you mean to write 'mode'?"],
  },
  "an option that cannot be mapped": {
    code: `BashOperator.partial({ taskId: "b" }).expand({ bashCommand: names, pool: ["a"] });`,
    says: [`required in type 'Refused<"cannot be mapped: give it in partial()">'`],
  },
  "a misspelled option in expand": {
    code: `BashOperator.partial({ taskId: "b" }).expand({ bashComand: names });`,
    says: ["'bashComand' does not exist", "Did you mean to write 'bashCommand'?"],
  },
  "an operator without an id": {
    code: `BashOperator.partial({ bashCommand: "date" });`,
    says: ["Property 'taskId' is missing"],
  },
  "an object of expandKwargs without an input": {
    code: `copy.expandKwargs([{ mode: "x" }]);`,
    says: ["Property 'source' is missing in type '{ mode: string; }'"],
  },
  "an unknown input in what a task returns": {
    code: "copy.expandKwargs(rows.map((row) => ({ source: row.path, extra: 1 })));",
    says: [`Type 'number' is not assignable to type 'Refused<"not an input of this task">'`],
  },
  "an input of another type in what a task returns": {
    code: "copy.expandKwargs(rows.map((row) => ({ source: row.n })));",
    says: ["Types of property 'source' are incompatible", "Type 'number' is not assignable to type 'string'"],
  },
  "an object used as a list": {
    code: "extracted.map((value: unknown) => value);",
    says: ["Property 'map' does not exist on type 'TaskReference<{ rows: number; name: string; }>'"],
  },
  "a reference used as a list": {
    code: "for (const name of names) copy({ source: name });",
    says: ["Type 'TaskReference<string[]>' must have a '[Symbol.iterator]()' method"],
  },
  "a mapped factory that was called": {
    code: "add.partial({ y: 1 })({ x: 1 });",
    says: ["This expression is not callable", "has no call signatures"],
  },
  "a group's element where another type belongs": {
    code: `dag.taskGroup("g").expand({ n: [1] }, ({ n }) => copy({ source: n }));`,
    says: [
      "'GroupInputReference<number>' is not assignable to type 'Input<string>'",
      "'number' is not assignable to type 'string'",
    ],
  },
  "a group's input that partial gave": {
    code: `dag.taskGroup("g").partial({ a: 1 }).expand({ a: [1] }, () => 1);`,
    says: [`required in type 'Refused<"given in partial() already">'`],
  },
};

let answers: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  const files = Object.values(MISTAKES).map(({ code }, index) => [fileOf(index), `${PREAMBLE}${code}\nexport {};\n`]);
  await using project = await anAuthorsProject(Object.fromEntries(files));
  answers = answersByFile(await project.compile("--noEmit"));
});

function fileOf(index: number): string {
  return `mistake-${index}.ts`;
}

test.each(Object.keys(MISTAKES))("the compiler's answer says what is wrong: %s", (what) => {
  const answer = answers.get(fileOf(Object.keys(MISTAKES).indexOf(what))) ?? "";
  let position = 0;
  for (const piece of MISTAKES[what]?.says ?? []) {
    expect(answer.slice(position)).toContain(piece);
    position = answer.indexOf(piece, position);
  }
});

test("the compiler complains of the mistakes only, not of the SDK", () => {
  expect([...answers.keys()].toSorted()).toEqual(
    Object.keys(MISTAKES)
      .map((_what, index) => fileOf(index))
      .toSorted(),
  );
});

function answersByFile(output: string): ReadonlyMap<string, string> {
  const byFile = new Map<string, string>();
  let file = "";
  for (const line of output.split("\n")) {
    file = /^([^ (]+)\(\d+,\d+\): error /.exec(line)?.[1] ?? file;
    if (line !== "") byFile.set(file, `${byFile.get(file) ?? ""}${line}\n`);
  }
  return byFile;
}
