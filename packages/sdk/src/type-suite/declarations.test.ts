import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anAuthorsProject } from "./authors-project.fixture.ts";

const EXPORTS = `
import { BaseOperator, BashOperator, BranchOperator, Dag, EmptyOperator, every, FunctionOperator, param, templateField } from "@baram/sdk";
import type { OperatorOptions, Template } from "@baram/sdk";
export const dag = new Dag("exports", { schedule: every({ days: 1 }), params: { limit: param.integer() }, defaultArgs: { triggerRule: "all_done" } });
export const built = new Dag("built", {}, (self) => { self.task("inside", () => 1)(); });
export const extract = dag.task("extract", () => ({ rows: 3, names: ["a"], when: new Date() }));
export const load = dag.task("load", (_inputs: { rows?: number; names?: readonly string[] }, { params }) => params.limit);
export const renamed = load.override({ taskId: "renamed", triggerRule: "all_success" });
export const refused = dag.task("refused", () => () => 1);
export const extracted = extract();
export const rows = extracted.rows;
export const names = extracted.names;
export const other = extracted.xcom("other");
export const group = dag.taskGroup("group", () => ({ loaded: load({ names }), extracted }));
export const pick = dag.task.branch("pick", () => extracted);
export const check = dag.task.shortCircuit("check", () => true)();
export const shell = dag.task.bash("shell", ({ day }: { day: string }) => day);
export const bash = new BashOperator({ dag, taskId: "bash", bashCommand: "date" });
export const output = bash.output;
export const called = new FunctionOperator({ dag, taskId: "called", callable: ({ rows }: { rows: number }) => rows, inputs: { rows } });
export const branch = new BranchOperator({ dag, taskId: "branch", callable: () => bash });
export const template = dag.template(({ params }) => String(params.limit));
export const taskDecorator = dag.task;
export class CopyOperator extends BaseOperator {
  static override readonly templateFields = ["path"] as const;
  readonly path: string;
  constructor({ path, ...options }: OperatorOptions & { readonly path: Template<string> }) {
    super(options);
    this.path = templateField(path);
  }
  override execute() { return { path: this.path }; }
}
export const copied = new CopyOperator({ dag, taskId: "copy", path: output }).output;
export const load2 = dag.task("load2", ({ x, y }: { x: number; y: string }) => ({ x, y }));
export const partly = load2.partial({ y: "a" });
export const mapped = partly.expand({ x: [1, 2] });
export const perhaps = dag.task("perhaps", ({ x }: { x: number }): number | null => x).expand({ x: [1] });
export const list = dag.task("list", () => ["a"])();
export const changed = list.map((name) => ({ y: name, x: 1 }));
export const zipped = list.zip(changed).concat(list.zipLongest(null, list));
export const each = load2.expandKwargs(changed);
export const bashes = BashOperator.partial({ dag, taskId: "bashes", retries: 2 });
export const placedBashes = bashes.expand({ bashCommand: list });
export const lines = placedBashes.output;
export const copies = CopyOperator.partial({ dag, taskId: "copies" }).expandKwargs([{ path: "a" }]);
export const maker = dag.taskGroup("maker").partial({ mode: "fast" });
export const mappedGroup = maker.expand({ path: list }, ({ path, mode }) => ({ copied: load2({ x: 1, y: path }), mode }));
export const results = mappedGroup.result;
export const calledGroup = dag.taskGroup("called").call({ path: list }, ({ path }) => path);
export const empty = new EmptyOperator({ dag, taskId: "empty" }).asSetup();
`;

test("whatever an author exports has declarations that name the package's entry only", async () => {
  await using project = await anAuthorsProject({ "exports.ts": EXPORTS });
  expect(await project.compile()).toBe("");
  const declarations = await readFile(join(project.folder, "out/exports.d.ts"), "utf8");
  const imported = [...declarations.matchAll(/(?:from |import\()"([^"]+)"/g)].map(([, specifier]) => specifier);
  expect(new Set(imported)).toEqual(new Set(["@baram/sdk"]));
});
