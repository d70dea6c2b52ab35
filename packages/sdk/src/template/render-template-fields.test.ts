import { describe, expect, test } from "vitest";
import { z } from "zod";
import { anExecution } from "../context/execution.fixture.ts";
import type { TaskContext } from "../context/task-context.ts";
import { Dag } from "../dag/dag.ts";
import type { Operator } from "../dag/dag-state.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { operatorOf } from "../execute/operator-of.ts";
import { BaseOperator } from "../operators/base-operator.ts";
import { BashOperator } from "../operators/bash-operator.ts";
import type { OperatorOptions } from "../options/operator-options.ts";
import type { XComReader } from "../reference/xcom-reader.ts";
import { renderTemplateFields } from "./render-template-fields.ts";
import { literal, type Template, templateField } from "./template.ts";
import { templateFileNamesOf } from "./template-file-names.ts";

const NO_XCOMS: XComReader = {
  pull: () => Promise.reject(new Error("Nothing here has an XCom.")),
  elements: () => Promise.reject(new Error("Nothing here has an XCom.")),
  indexInGroup: () => Promise.reject(new Error("No task here is in a mapped group.")),
};

/** Renders by writing a text in brackets, so that a test sees what was rendered and how often. */
function render(operator: Operator, xcoms: Readonly<Record<string, unknown>> = {}) {
  return renderTemplateFields(operator, {
    context: anExecution().context,
    xcoms: {
      ...NO_XCOMS,
      pull: (taskId, key) => Promise.resolve({ kind: "value", value: xcoms[`${taskId}/${key}`] }),
      elements: (taskId) => Promise.resolve({ kind: "value", value: xcoms[`${taskId}/return_value`] }),
    },
    renderText: (text) => `[${text}]`,
  });
}

interface ReportOptions extends OperatorOptions {
  readonly startDate?: Template<string>;
  readonly path: Template<string>;
  readonly columns?: Template<readonly string[]>;
}

/** An author's operator: a date of its own meaning, private state, and rendered fields. */
class ReportOperator extends BaseOperator {
  static override readonly templateFields = ["startDate", "path", "columns"] as const;
  readonly startDate: string;
  readonly path: string;
  readonly columns: readonly string[];
  readonly #suffix = "!";

  constructor({ startDate = "{{ ds }}", path, columns = [], ...options }: ReportOptions) {
    super(options);
    this.startDate = templateField(startDate);
    this.path = templateField(path);
    this.columns = templateField(columns);
  }

  override execute(context: TaskContext) {
    return { text: `${this.startDate} ${this.path}${this.#suffix}`, ds: context.ds };
  }
}

const TEMPLATES = { templatesDict: { query: "orders.sql" }, templatesExts: [".sql"] };

test.each<[string, (dag: Dag) => unknown]>([
  ["dag.task", (dag) => dag.task("work", () => 1, TEMPLATES)()],
  ["dag.task.branch", (dag) => dag.task.branch("work", () => null, TEMPLATES)()],
  ["dag.task.shortCircuit", (dag) => dag.task.shortCircuit("work", () => 1, TEMPLATES)()],
  ["dag.task.bash", (dag) => dag.task.bash("work", () => "date", TEMPLATES)()],
  ["dag.task.sensor", (dag) => dag.task.sensor("work", () => true, TEMPLATES)()],
  ["dag.task.setup", (dag) => dag.task.setup("work", () => 1, TEMPLATES)()],
  ["dag.task.teardown", (dag) => dag.task.teardown("work", () => 1, TEMPLATES)()],
])("a task of %s takes texts for names of files by the endings that it says", async (_call, place) => {
  const dag = new Dag("example", { schedule: null });
  place(dag);
  const extensions: (readonly string[])[] = [];
  await renderTemplateFields(operatorOf(dag, "work"), {
    context: anExecution().context,
    xcoms: NO_XCOMS,
    renderText: (text, { extensions: known }) => {
      extensions.push(known);
      return text;
    },
  });
  expect(extensions).toEqual([[".sql"]]);
  expect(templateFileNamesOf(dag)).toMatchObject({ names: ["orders.sql"] });
});

test("texts are rendered at any depth, other values and empty texts are kept", async () => {
  const dag = new Dag("example", { schedule: null });
  const when = new Date("2026-11-06T00:00:00Z");
  const inputs = {
    a: "x",
    b: ["y", { c: "z" }],
    n: 3,
    empty: "",
    when,
    map: new Map([["{{ k }}", "v"]]),
    set: new Set(["s"]),
  };
  dag.task("work", (_inputs: typeof inputs) => 1)(inputs);
  expect((await render(operatorOf(dag, "work"))).inputs).toEqual({
    a: "[x]",
    b: ["[y]", { c: "[z]" }],
    n: 3,
    empty: "",
    when,
    map: new Map([["{{ k }}", "[v]"]]),
    set: new Set(["[s]"]),
  });
});

test("a literal is handed over as it is", async () => {
  const operator = new BashOperator({ taskId: "work", bashCommand: literal("{{ ds }}.sh") });
  expect((await render(operator)).bashCommand).toBe("{{ ds }}.sh");
});

test("a function is called with the context and what it gives is not rendered again", async () => {
  const operator = new BashOperator({ taskId: "work", bashCommand: ({ ds }) => `{{ ${ds} }}` });
  expect((await render(operator)).bashCommand).toBe("{{ 2026-11-06 }}");
});

test("a circular value is walked once", async () => {
  const list: unknown[] = ["x"];
  list.push(list);
  const operator = new ReportOperator({ taskId: "work", path: "p", columns: list as string[] });
  const columns = (await render(operator)).columns as unknown[];
  expect(columns[0]).toBe("[x]");
  expect(columns[1]).toBe(columns);
});

test("an object of a class with template fields of its own has those rendered", async () => {
  class Query {
    static readonly templateFields = ["text"];
    text = "select";
    name = "kept";
  }
  const query = new Query();
  const operator = new ReportOperator({ taskId: "work", path: query as unknown as string });
  expect((await render(operator)).path).toEqual(Object.assign(new Query(), { text: "[select]" }));
  expect(query.text).toBe("select");
});

describe("references", () => {
  function aReader(read: (extracted: ReturnType<typeof anExtract>) => unknown) {
    const dag = new Dag("example", { schedule: null });
    dag.task("read", (_inputs: { value: unknown }) => 1)({ value: read(anExtract(dag)) });
    return operatorOf(dag, "read");
  }
  function anExtract(dag: Dag) {
    return dag.task("extract", () => ({ rows: [{ path: "a" }], text: "" }))();
  }
  const xcoms = { "extract/return_value": { rows: [{ path: "{{ ds }}" }], text: "t" }, "extract/count": 3 };

  test("become what the task stored, which is never rendered", async () => {
    const operator = aReader((extracted) => ({ whole: extracted.rows, part: extracted.rows[0]?.path, more: ["x"] }));
    expect((await render(operator, xcoms)).inputs).toEqual({
      value: { whole: [{ path: "{{ ds }}" }], part: "{{ ds }}", more: ["[x]"] },
    });
  });

  test("to what is not there become undefined", async () => {
    const operator = aReader((extracted) => [extracted.rows.field(7).path, extracted.text.field("length")]);
    expect((await render(operator, xcoms)).inputs).toEqual({ value: [undefined, undefined] });
  });

  test("to another key that was not stored fail", async () => {
    const operator = aReader((extracted) => extracted.xcom("nothing"));
    await expect(render(operator, xcoms)).rejects.toThrow('Task "extract" has stored no XCom "nothing" in this run');
  });

  test("to another key are checked against their schema", async () => {
    const number = aReader((extracted) => extracted.xcom("count", z.number()));
    expect((await render(number, xcoms)).inputs).toEqual({ value: 3 });
    const text = aReader((extracted) => extracted.xcom("count", z.string()));
    await expect(render(text, xcoms)).rejects.toThrow('The XCom "count" of task "extract" does not fit its schema');
  });
});

describe("executing an operator", () => {
  test("gives it its rendered fields for as long as it runs, private state included", async () => {
    const operator = new ReportOperator({ taskId: "work", path: "p" });
    const fields = await render(operator);
    expect(await executeOperator(operator, fields, anExecution())).toEqual({
      text: "[{{ ds }}] [p]!",
      ds: "2026-11-06",
    });
    expect(operator.path).toBe("p");
  });

  test("puts the written fields back when it fails", async () => {
    const dag = new Dag("example", { schedule: null });
    dag.task("work", (_inputs: { a: string }) => {
      throw new Error("no");
    })({ a: "x" });
    const operator = operatorOf(dag, "work");
    await expect(executeOperator(operator, { inputs: { a: "[x]" } }, anExecution())).rejects.toThrow("no");
    expect(Reflect.get(operator, "inputs")).toEqual({ a: "x" });
  });

  test("calls a handler with its inputs, the context and its templatesDict", async () => {
    const dag = new Dag("example", { schedule: null });
    const handler = ({ a }: { a: string }, { ds, templatesDict }: TaskContext) => [a, ds, templatesDict.query];
    dag.task("work", handler, { templatesDict: { query: "q" } })({ a: "x" });
    const operator = operatorOf(dag, "work");
    const execution = anExecution();
    expect(await executeOperator(operator, await render(operator), execution)).toEqual(["[x]", "2026-11-06", "[q]"]);
    expect(execution.lines[0]?.message).toContain("Done. Returned value was: [ '[x]'");
  });

  test("runs the command that a function returns, as it is", async () => {
    const dag = new Dag("example", { schedule: null });
    dag.task.bash("shell", ({ name }: { name: string }) => `echo 'hello {{ ${name} }}'`)({ name: "you" });
    expect(await executeOperator(operatorOf(dag, "shell"), {}, anExecution())).toBe("hello {{ you }}");
  });
});
