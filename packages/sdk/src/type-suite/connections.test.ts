import { describe, expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  BaseOperator,
  BashOperator,
  type BranchChoice,
  BranchOperator,
  chain,
  Dag,
  EmptyOperator,
  FunctionOperator,
  type OperatorOptions,
  param,
  type Reference,
  type TaskContext,
  type TaskReference,
  type Template,
  templateField,
} from "../index.ts";

interface Launch {
  readonly name: string;
  readonly image?: string;
}

const dag = new Dag("types", { schedule: null });
const extract = dag.task("extract", async (): Promise<{ rows: number; launches: Launch[] }> => {
  await Promise.resolve();
  return { rows: 3, launches: [] };
});

describe("what a call returns", () => {
  test("has the awaited type of the handler's result, and fields of it", () => {
    const extracted = extract();
    expectTypeOf(extracted).toEqualTypeOf<TaskReference<{ rows: number; launches: Launch[] }>>();
    expectTypeOf(extracted.rows).toEqualTypeOf<TaskReference<number>>();
    expectTypeOf(extracted.launches.field(0).name).toEqualTypeOf<TaskReference<string>>();
    expectTypeOf(extracted.launches.field(0).image).toEqualTypeOf<TaskReference<string | undefined>>();
  });

  test("a field of a result that may be missing may be missing", () => {
    const found = dag.task("find", (): { rows: number } | null => null)();
    expectTypeOf(found).toEqualTypeOf<TaskReference<{ rows: number } | undefined>>();
    expectTypeOf(found.rows).toEqualTypeOf<TaskReference<number | undefined>>();
  });

  test("nothing returned is undefined, and a list loses its readonly", () => {
    expectTypeOf(dag.task("nothing", () => {})()).toEqualTypeOf<TaskReference<undefined>>();
    const names = dag.task("names", () => ["a", "b"] as const)();
    expectTypeOf(names).toEqualTypeOf<TaskReference<["a", "b"]>>();
  });

  test("another XCom is unknown without a schema and typed by one", () => {
    expectTypeOf(extract().xcom("count")).toEqualTypeOf<TaskReference<unknown>>();
    expectTypeOf(extract().xcom("count", z.number())).toEqualTypeOf<TaskReference<number>>();
  });

  test("names that a reference uses itself are read with field()", () => {
    const awkward = dag.task("awkward", () => ({ before: 1, map: "x" }))();
    expectTypeOf(awkward.before).toBeFunction();
    expectTypeOf(awkward.field("before")).toEqualTypeOf<TaskReference<number>>();
    expectTypeOf(awkward.field("map")).toEqualTypeOf<TaskReference<string>>();
  });
});

describe("an input accepts", () => {
  interface Report {
    readonly title: string;
    readonly counts: readonly number[];
    readonly by: { readonly [name: string]: number };
    readonly isFinal?: boolean;
  }
  const report = dag.task("report", (_inputs: Report) => 1);

  test("values, references, and objects and lists containing references", () => {
    const { rows } = extract();
    const isFinal = dag.task("is_final", () => true)();
    expectTypeOf(report({ title: "a", counts: [1, 2], by: { a: 1 } })).toEqualTypeOf<TaskReference<number>>();
    report({ title: dag.task("title", () => "a")(), counts: [rows, 2, rows], by: { a: rows }, isFinal });
    report({ title: "a", counts: dag.task("counts", () => [1])(), by: dag.task("by", () => ({ a: 1 }))() });
  });

  test("a reference to a narrower type, and one of a union", () => {
    const accept = dag.task("accept", (_inputs: { value: string | number | Launch }) => 1);
    expectTypeOf(accept({ value: extract().rows })).toEqualTypeOf<TaskReference<number>>();
    accept({ value: dag.task("named", () => ({ name: "a", more: 1 }))() });
  });

  test("an unknown, an any and a recursive type", () => {
    type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
    const take = dag.task("unknown", (_inputs: { value: unknown }) => 1);
    expectTypeOf(take({ value: extract().xcom("count") })).toEqualTypeOf<TaskReference<number>>();
    dag.task("json", (_inputs: { value: Json }) => 1)({ value: { a: [extract().rows, { b: null }] } });
    // oxlint-disable-next-line typescript/no-explicit-any -- an author's own
    const loose = dag.task("loose", (): any => 1)();
    report({ title: loose, counts: loose.anything, by: {} });
  });

  test("a reference in an author's own generic function", () => {
    function count<Item>(items: Reference<readonly Item[]>): TaskReference<number> {
      return dag.task("count", (inputs: { items: readonly unknown[] }) => inputs.items.length)({ items });
    }
    expectTypeOf(count(extract().launches)).toEqualTypeOf<TaskReference<number>>();
  });
});

test("a lenient trigger rule takes references into optional inputs, and literals into all", () => {
  const report = dag.task("lenient", (_inputs: { rows?: number; title: string }) => 1, { triggerRule: "all_done" });
  expectTypeOf(report({ rows: extract().rows, title: "a" })).toEqualTypeOf<TaskReference<number>>();
  report.override({ triggerRule: "all_success" })({ title: dag.task("title", () => "a")() });
});

test("the trigger rule of a Dag's defaults counts like that of its tasks", () => {
  const lenient = new Dag("lenient", { schedule: null, defaultArgs: { triggerRule: "all_done" } });
  const made = lenient.task("made", () => 1)();
  const optional = lenient.task("optional", (_inputs: { made?: number }) => 1);
  expectTypeOf(optional({ made })).toEqualTypeOf<TaskReference<number>>();
  lenient.task("strict", (_inputs: { made: number }) => 1, { triggerRule: "all_success" })({ made });
});

describe("handlers", () => {
  test("without annotations get the inputs and the context typed", () => {
    dag.task("typed", (inputs, context) => {
      expectTypeOf(inputs).toEqualTypeOf<Record<never, never>>();
      expectTypeOf(context).toEqualTypeOf<TaskContext>();
      expectTypeOf(context.ds).toBeString();
      expectTypeOf(context.logicalDate).toEqualTypeOf<Date>();
    })();
  });

  test("get the params of their Dag, whoever declared them", () => {
    const params = { day: param.date(), limit: z.number().default(10), mode: "full", size: param.oneOf(["s", "m"]) };
    const withParams = new Dag("params", { schedule: null, params });
    withParams.task("typed", (_inputs, context) => {
      expectTypeOf(context.params.day).toEqualTypeOf<string>();
      expectTypeOf(context.params.limit).toEqualTypeOf<number>();
      expectTypeOf(context.params.mode).toEqualTypeOf<string>();
      expectTypeOf(context.params.size).toEqualTypeOf<"s" | "m">();
    })();
    const bashCommand = withParams.template((context) => `echo ${context.params.limit.toFixed()}`);
    new BashOperator({ dag: withParams, taskId: "bash", bashCommand });
  });

  test("that take any context fit a Dag with params", () => {
    const anywhere = (_inputs: { rows: number }, context: TaskContext) => context.params.day;
    const withDay = new Dag("params", { schedule: null, params: { day: "2026-01-01" } });
    expectTypeOf(withDay.task("anywhere", anywhere)({ rows: 1 })).toEqualTypeOf<TaskReference<unknown>>();
  });
});

describe("branches, short circuits and shell commands", () => {
  test("a branch names placed tasks, groups, ids, lists of them, or nothing", () => {
    const next = new EmptyOperator({ dag, taskId: "next" });
    const group = dag.taskGroup("group", () => new EmptyOperator({ dag, taskId: "in_group" }));
    const choices: readonly BranchChoice[] = [
      next,
      group,
      "next",
      [next, "group", group],
      null,
      undefined,
      next.output,
    ];
    expectTypeOf(choices).items.toEqualTypeOf<BranchChoice>();
    const pick = dag.task.branch("pick", async (_inputs, { ds }) =>
      Promise.resolve(ds > "2026" ? next : [group, "next"]),
    );
    expectTypeOf(pick()).toEqualTypeOf<TaskReference<string | string[] | undefined>>();
    new BranchOperator({
      dag,
      taskId: "pick_again",
      callable: ({ n }: { n: number }) => (n > 1 ? next : null),
      inputs: { n: 2 },
    });
  });

  test("a short circuit has the type of its condition, a shell command that of a text", () => {
    expectTypeOf(dag.task.shortCircuit("check", () => [1])()).toEqualTypeOf<TaskReference<number[]>>();
    expectTypeOf(dag.task.bash("shell", ({ day }: { day: string }) => `echo ${day}`)({ day: "x" })).toEqualTypeOf<
      TaskReference<string>
    >();
  });

  test("a shell command has the type of what its output is made into", () => {
    const outputProcessor = (line: string) => Promise.resolve({ rows: line.length });
    const counted = new BashOperator({ dag, taskId: "lines", bashCommand: "wc -l", outputProcessor });
    expectTypeOf(counted.output).toEqualTypeOf<TaskReference<{ rows: number }>>();
    const plain = new BashOperator({ dag, taskId: "last_line", bashCommand: "wc -l" });
    expectTypeOf(plain.output).toEqualTypeOf<TaskReference<string>>();
    expectTypeOf(dag.task.bash("lines_2", () => "wc -l", { outputProcessor })()).toEqualTypeOf<
      TaskReference<{ rows: number }>
    >();
  });
});

describe("operators", () => {
  interface FetchOptions extends OperatorOptions {
    readonly startDate?: Template<string>;
    readonly pages: Template<readonly number[]>;
  }
  class FetchOperator extends BaseOperator {
    static override readonly templateFields = ["startDate", "pages"] as const;
    readonly startDate: string;
    readonly pages: readonly number[];

    constructor({ startDate = "{{ ds }}", pages, ...options }: FetchOptions) {
      super(options);
      this.startDate = templateField(startDate);
      this.pages = templateField(pages);
    }

    override async execute(context: TaskContext) {
      await Promise.resolve();
      return { count: this.pages.length, day: context.ds };
    }
  }

  test("have the result of execute as their output", () => {
    const fetched = new FetchOperator({ dag, taskId: "fetch", startDate: ({ ds }) => ds, pages: [extract().rows] });
    expectTypeOf(fetched.output).toEqualTypeOf<TaskReference<{ count: number; day: string }>>();
    expectTypeOf(new BashOperator({ dag, taskId: "bash", bashCommand: "date" }).output).toEqualTypeOf<
      TaskReference<string>
    >();
  });

  test("that call a function connect like dag.task", () => {
    const callable = ({ rows }: { rows: number }) => ({ double: rows * 2 });
    const called = new FunctionOperator({ dag, taskId: "call", callable, inputs: { rows: extract().rows } });
    expectTypeOf(called.output.double).toEqualTypeOf<TaskReference<number>>();
  });

  test("references, groups and lists of them stand in one chain", () => {
    const reference = extract();
    const group = dag.taskGroup("chained", () => ({ made: extract() }));
    expectTypeOf(group.result.made.rows).toEqualTypeOf<TaskReference<number>>();
    chain(new EmptyOperator({ dag, taskId: "start" }), [reference, group], reference.launches);
  });
});
