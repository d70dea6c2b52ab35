import { describe, expectTypeOf, test } from "vitest";
import {
  BaseOperator,
  BashOperator,
  type CollectedValues,
  chain,
  crossDownstream,
  Dag,
  type DagNode,
  EmptyOperator,
  type GroupInputReference,
  type MappedOperator,
  type OperatorOptions,
  type Reference,
  type TaskContext,
  type TaskReference,
  type Template,
  templateField,
} from "../index.ts";

const dag = new Dag("mapped", { schedule: null });
const add = dag.task("add", ({ x, y }: { x: number; y: number }) => x + y);
const copy = dag.task("copy", (_inputs: { source: string; mode?: string }) => {});
const load = dag.task("load", ({ path }: { path: string }) => ({ rows: path.length }));
const take = dag.task("take", (_inputs: { value: unknown }) => 1);
const pairs = dag.task("pairs", (_inputs: { pair: readonly [string, number] }) => 1);
const listNumbers = dag.task("numbers", () => [1, 2, 3]);
const listNames = dag.task("names", () => ["a", "b"]);
const rows = dag.task("rows", () => [{ path: "a", n: 1 }]);
const sizes = dag.task("sizes", (): Record<string, number> => ({ a: 1 }));
const perhaps = dag.task("perhaps", ({ x }: { x: number }): number | null => (x > 1 ? x : null));

describe("expand", () => {
  test("takes lists of values, of references, and of what contains references", () => {
    expectTypeOf(add.partial({ y: 10 }).expand({ x: [1, 2, 3] })).toEqualTypeOf<TaskReference<number[]>>();
    add.partial({ y: 10 }).expand({ x: [listNumbers().field(0), 2] });
    add.partial({ y: 10 }).expand({ x: [] });
    add.partial({ y: 10 }).expand({ x: [1, 2] as const });
    const deep = dag.task("deep", (_inputs: { v: { a: number; b: readonly string[] } }) => 1);
    deep.expand({
      v: [
        { a: listNumbers().field(0), b: [listNames().field(0), "x"] },
        { a: 1, b: listNames() },
      ],
    });
    dag.task("flags", (_inputs: { v: boolean }) => 1).expand({ v: [true, false] });
    dag.task("choices", (_inputs: { v: "s" | "m" }) => 1).expand({ v: ["s", "m"] });
    dag.task("dates", (_inputs: { v: Date }) => 1).expand({ v: [new Date(0)] });
  });

  test("takes references to lists, whole results or fields of them", () => {
    add.partial({ y: 1 }).expand({ x: listNumbers() });
    const extracted = dag.task("extract", () => ({ files: { paths: ["a"] }, all: ["b"] as const }))();
    load.expand({ path: extracted.files.paths });
    expectTypeOf(load.expand({ path: extracted.all })).toEqualTypeOf<TaskReference<{ rows: number }[]>>();
    dag
      .task("flags", (_inputs: { v: boolean }) => 1)
      .expand({ v: dag.task("more_flags", (): readonly boolean[] => [true])() });
  });

  test("takes several lists, all that are needed and optional ones too", () => {
    expectTypeOf(add.expand({ x: [2, 4, 8], y: listNumbers() })).toEqualTypeOf<TaskReference<number[]>>();
    copy.expand({ source: listNames() });
    copy.expand({ source: listNames(), mode: ["fast", "slow"] });
    copy.partial({ source: "a" }).expand({ mode: listNames() });
    copy.partial({ mode: "fast" }).expand({ source: ["a"] });
  });

  test("takes objects where the input is a pair, or unknown", () => {
    pairs.expand({ pair: { a: 1, b: listNumbers().field(0) } });
    pairs.expand({ pair: sizes() });
    pairs.expand({ pair: dag.task("known", () => ({ a: 1, b: 2 }))() });
    expectTypeOf(pairs.expand({ pair: [["a", 1]] })).toEqualTypeOf<TaskReference<number[]>>();
    take.expand({ value: { a: 1, b: "c" } });
    take.expand({ value: sizes() });
    take.expand({ value: [1, "a", listNames()] });
  });

  test("follows partial, which may be called again", () => {
    const both = dag.task("both", (_inputs: { a: number; b: string; c: boolean }) => "text");
    const twice = both.partial({ a: 1 }).partial({ b: listNames().field(0) });
    expectTypeOf(twice.expand({ c: [true] })).toEqualTypeOf<TaskReference<string[]>>();
    both
      .partial({})
      .partial({ a: 1, b: "b" })
      .expand({ c: [true] });
    both.partial({ c: dag.task("flag", () => true)() }).expand({ a: [1], b: ["b"] });
    add
      .override({ taskId: "add_again", retries: 1 })
      .partial({ y: 1 })
      .expand({ x: [1] });
  });

  test("is there for every form of dag.task", () => {
    dag.task.branch("pick", ({ x }: { x: number }) => (x > 1 ? "a" : null)).expand({ x: [1, 2] });
    dag.task.shortCircuit("check", ({ x }: { x: number }) => x > 1).expand({ x: listNumbers() });
    const lines = dag.task.bash("shell", ({ x }: { x: number }) => `echo ${x}`).expand({ x: [1] });
    expectTypeOf(lines).toEqualTypeOf<TaskReference<string[]>>();
    dag.task.sensor("wait", ({ path }: { path: string }) => path !== "").expand({ path: listNames() });
    dag.task.runIf(() => true, load).expand({ path: listNames() });
    dag.task.teardown("clean_up", (_inputs: { path: string }) => 1).expand({ path: listNames() });
  });

  test("goes with lenient trigger rules, for the list is always there", () => {
    const lenient = dag.task("lenient", (_inputs: { x: number; n?: number }) => 1, { triggerRule: "all_done" });
    expectTypeOf(lenient.expand({ x: listNumbers() })).toEqualTypeOf<TaskReference<number[]>>();
    lenient.partial({ n: listNumbers().field(0) }).expand({ x: [1] });
  });
});

describe("what a mapped task returns", () => {
  test("is the list of what its instances return", () => {
    const loaded = load.expand({ path: listNames() });
    expectTypeOf(loaded).toEqualTypeOf<TaskReference<{ rows: number }[]>>();
    expectTypeOf(loaded.field(0).rows).toEqualTypeOf<TaskReference<number>>();
    dag.task("reduce", (_inputs: { values: { rows: number }[] }) => 1)({ values: loaded });
    dag.task("reduce_readonly", (_inputs: { values: readonly { rows: number }[] }) => 1)({ values: loaded });
  });

  test("may be missing where instances may return nothing, and can be mapped over all the same", () => {
    const found = perhaps.expand({ x: [1, 2] });
    expectTypeOf(found).toExtend<Reference<number[] | undefined>>();
    expectTypeOf(found).toExtend<CollectedValues<number>>();
    dag.task("optional", (_inputs: { values?: number[] }) => 1)({ values: found });
    add.partial({ y: 1 }).expand({ x: found });
    copy.expand({ source: copyNames().map((name) => name) });
    function copyNames() {
      return dag.task("nothing", (_inputs: { x: number }): string | undefined => undefined).expand({ x: [1] });
    }
  });

  test("can be mapped over again and again", () => {
    const once = load.expand({ path: listNames() });
    const twice = take.expand({ value: once });
    expectTypeOf(take.expand({ value: twice })).toEqualTypeOf<TaskReference<number[]>>();
  });

  test("takes part in chains", () => {
    const end = new EmptyOperator({ dag, taskId: "end" });
    const loaded = load.expand({ path: listNames() });
    expectTypeOf(loaded).toExtend<DagNode>();
    chain(listNames(), [loaded, copy.expand({ source: ["a"] })], end);
    crossDownstream([loaded], [end, loaded]);
    loaded.before(end);
  });
});

describe("expandKwargs", () => {
  test("takes objects, whose values may be references, and references to objects", () => {
    copy.expandKwargs([{ source: "a" }, { source: listNames().field(0), mode: "x" }]);
    load.expandKwargs([dag.task("one", () => ({ path: "a" }))()]);
    expectTypeOf(load.expandKwargs([])).toEqualTypeOf<TaskReference<{ rows: number }[]>>();
  });

  test("takes what tasks return, as it is or changed", () => {
    load.expandKwargs(dag.task("objects", () => [{ path: "a" }])());
    const copied = copy.expandKwargs(rows().map((row) => ({ source: row.path })));
    expectTypeOf(copied).toExtend<Reference<never[] | undefined>>();
    copy.partial({ mode: "fast" }).expandKwargs(rows().map(({ path }) => ({ source: path })));
    load.expandKwargs(perhaps.expand({ x: [1] }).map((n) => ({ path: `${n}` })));
  });

  test("lets objects repeat what partial gave where it is not strict", () => {
    const both = copy.partial({ mode: "fast" }).expandKwargs([{ source: "a", mode: "slow" }], { strict: false });
    expectTypeOf(both).toExtend<DagNode>();
    copy.partial({ mode: "fast" }).expandKwargs(
      rows().map(({ path }) => ({ source: path, mode: "slow" })),
      { strict: false },
    );
  });
});

describe("references to lists", () => {
  test("have map, whose function knows the element and may wait", () => {
    expectTypeOf(listNumbers().map((number) => `${number}`)).toEqualTypeOf<TaskReference<string[]>>();
    expectTypeOf(rows().map(async ({ n }) => Promise.resolve(n))).toEqualTypeOf<TaskReference<number[]>>();
    expectTypeOf(rows().map(() => null)).toEqualTypeOf<TaskReference<null[]>>();
    take({
      value: rows()
        .map(({ n }) => n)
        .map((n) => n + 1),
    });
  });

  test("have zip, zipLongest and concat", () => {
    expectTypeOf(listNames().zip(listNumbers(), rows())).toEqualTypeOf<
      TaskReference<[string, number, { path: string; n: number }][]>
    >();
    expectTypeOf(listNames().zipLongest(null, listNumbers())).toEqualTypeOf<
      TaskReference<[string | null, number | null][]>
    >();
    expectTypeOf(listNames().concat(listNumbers())).toEqualTypeOf<TaskReference<(string | number)[]>>();
    pairs.expand({ pair: listNames().zip(listNumbers()) });
    dag.task("both", (_inputs: { pairs: [string, number][] }) => 1)({ pairs: listNames().zip(listNumbers()) });
    add.expandKwargs(
      listNumbers()
        .zip(listNumbers())
        .map(([x, y]) => ({ x, y })),
    );
  });

  test("are lists in an author's own generic function", () => {
    function sumOf<Item>(items: Reference<readonly Item[]>): TaskReference<number> {
      return dag.task("sum", (inputs: { items: readonly unknown[] }) => inputs.items.length)({ items });
    }
    expectTypeOf(sumOf(load.expand({ path: listNames() }))).toEqualTypeOf<TaskReference<number>>();
  });
});

describe("operators", () => {
  interface FetchOptions extends OperatorOptions {
    readonly startDate?: Template<string>;
    readonly pages: Template<readonly number[]>;
    readonly depth?: number;
  }
  class FetchOperator extends BaseOperator {
    static override readonly templateFields = ["startDate", "pages"] as const;
    readonly startDate: string;
    readonly pages: readonly number[];
    readonly depth: number;

    constructor({ startDate = "{{ ds }}", pages, depth = 1, ...options }: FetchOptions) {
      super(options);
      this.startDate = templateField(startDate);
      this.pages = templateField(pages);
      this.depth = depth;
    }

    override async execute(_context: TaskContext) {
      await Promise.resolve();
      return { count: this.pages.length };
    }
  }

  test("are mapped without type arguments, their output is a list", () => {
    const bash = BashOperator.partial({ dag, taskId: "bash_1", doXcomPush: false }).expand({
      bashCommand: ["echo 1", ({ ds }) => `echo ${ds}`],
    });
    expectTypeOf(bash).toEqualTypeOf<MappedOperator<string>>();
    expectTypeOf(bash.output).toEqualTypeOf<TaskReference<string[]>>();
    BashOperator.partial({ dag, taskId: "bash_2" }).expand({
      bashCommand: rows().map(({ path }) => path),
      cwd: ["/tmp"],
    });
    BashOperator.partial({ dag, taskId: "bash_3", bashCommand: "date" }).expand({ env: [{ A: "1" }, { A: "2" }] });
    BashOperator.partial({ dag, taskId: "bash_4", bashCommand: "date" }).expand({ skipOnExitCode: [1, null, [2, 3]] });
    expectTypeOf(EmptyOperator.partial({ dag, taskId: "empty_5" }).expandKwargs([]).taskId).toBeString();
  });

  test("of authors are mapped over options of their own, one named like a task's included", () => {
    const fetched = FetchOperator.partial({ dag, taskId: "fetch_6", retries: 2 }).expand({
      pages: [[1], [listNumbers().field(0), 3]],
      startDate: ["2026-01-01", listNames().field(0)],
      depth: listNumbers(),
    });
    expectTypeOf(fetched.output).toEqualTypeOf<TaskReference<{ count: number }[]>>();
    FetchOperator.partial({ dag, taskId: "fetch_7", pages: [1] }).expandKwargs([{ startDate: "a" }, { depth: 2 }]);
    FetchOperator.partial({ dag, taskId: "fetch_8" }).expandKwargs(rows().map(({ n }) => ({ pages: [n] })));
    const params = { a: 1 };
    FetchOperator.partial({ dag, taskId: "fetch_9", pages: listNumbers(), params }).expand({
      params: [{ a: 2 }],
      doXcomPush: [true],
      multipleOutputs: [false],
    });
  });

  test("stand in chains, and are setups and teardowns", () => {
    const bash = BashOperator.partial({ dag, taskId: "bash_10" }).expand({ bashCommand: ["date"] });
    chain(bash, new EmptyOperator({ dag, taskId: "end_11" }), bash.output);
    expectTypeOf(bash.asSetup()).toEqualTypeOf<MappedOperator<string>>();
  });
});

describe("task groups", () => {
  test("that are mapped give the element of their index, and return lists", () => {
    const files = dag.taskGroup("per_file").expand({ path: listNames() }, ({ path }) => {
      expectTypeOf(path).toEqualTypeOf<GroupInputReference<string>>();
      return { loaded: load({ path }), deep: [load({ path }).rows] };
    });
    expectTypeOf(files.result.loaded).toEqualTypeOf<TaskReference<{ rows: number }[]>>();
    expectTypeOf(files.result.deep[0]).toExtend<TaskReference<number[]> | undefined>();
    add.partial({ y: 1 }).expand({ x: files.result.loaded.map(({ rows: count }) => count) });
  });

  test("take several lists, objects as pairs, and constants of partial", () => {
    dag
      .taskGroup("g", { tooltip: "Every pair" })
      .partial({ mode: "fast", from: listNames() })
      .expand({ pair: sizes(), n: [1, 2], row: rows() }, ({ mode, from, pair, n, row }) => {
        expectTypeOf(mode).toEqualTypeOf<GroupInputReference<string>>();
        expectTypeOf(from).toEqualTypeOf<TaskReference<string[]>>();
        expectTypeOf(pair).toEqualTypeOf<GroupInputReference<[string, number]>>();
        expectTypeOf(n).toEqualTypeOf<GroupInputReference<number>>();
        expectTypeOf(row.path).toEqualTypeOf<TaskReference<string>>();
      });
    dag.taskGroup("kwargs").expandKwargs(rows(), ({ path, n }) => {
      expectTypeOf(n).toEqualTypeOf<GroupInputReference<number>>();
      return copy({ source: path });
    });
  });

  test("are functions: called once with values or references", () => {
    const etl = dag.taskGroup("etl").call({ path: "a.csv", n: listNumbers().field(0) }, ({ path, n }) => {
      expectTypeOf(path).toEqualTypeOf<GroupInputReference<string>>();
      return { loaded: load({ path }), sum: add({ x: n, y: 1 }) };
    });
    expectTypeOf(etl.result.loaded.rows).toEqualTypeOf<TaskReference<number>>();
    chain(listNumbers(), etl);
  });

  test("give what is always there, so that lenient rules take it", () => {
    const cleanUp = dag.task("lenient_clean_up", (_inputs: { path: string }) => 1, { triggerRule: "all_done" });
    dag.taskGroup("always_there").expand({ path: listNames() }, ({ path }) => cleanUp({ path }));
    const called = dag.taskGroup("always_there_too").call({ path: "a" }, ({ path }) => cleanUp({ path }));
    expectTypeOf(called.result).toEqualTypeOf<TaskReference<number>>();
  });

  test("nest, and return what has no reference as it is", () => {
    const outer = dag.taskGroup("outer").expand({ x: listNumbers() }, ({ x }) => {
      const inner = dag.taskGroup("inner").expand({ y: [1, 2] }, ({ y }) => add({ x, y }));
      expectTypeOf(inner.result).toEqualTypeOf<TaskReference<number[]>>();
      return "done" as const;
    });
    expectTypeOf(outer.result).toEqualTypeOf<"done">();
    const over = dag.taskGroup("over").expand({ x: perhaps.expand({ x: [1] }) }, ({ x }) => perhaps({ x }));
    expectTypeOf(over.result).toExtend<Reference<number[] | undefined>>();
  });
});

test("the context takes what the name of an instance is made of", () => {
  dag.task(
    "named",
    ({ city }: { city: string }, context) => {
      expectTypeOf(context.templateVariables).toEqualTypeOf<Record<string, unknown>>();
      context.templateVariables["city"] = city;
    },
    { mapIndexTemplate: "{{ city }}" },
  );
});
