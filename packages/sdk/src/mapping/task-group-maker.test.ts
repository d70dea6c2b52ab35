import { beforeEach, describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";

let dag: Dag;
beforeEach(() => {
  dag = new Dag("example", { schedule: null });
});

function load(taskId = "load") {
  return dag.task(taskId, ({ path }: { path: string }) => ({ rows: path.length }));
}

function groupExpansions() {
  return serializeDag(dag).taskGroups.map(({ groupId, expansion }) => [groupId, expansion]);
}

function edges(): readonly string[] {
  return serializeDag(dag).tasks.flatMap(({ taskId, downstreamTaskIds }) =>
    downstreamTaskIds.map((below) => `${taskId} > ${below}`),
  );
}

describe("a mapped group", () => {
  test("says what decides how often it is repeated; its tasks are not mapped themselves", () => {
    const files = dag.task("list", () => ["a", "b"])();
    dag.taskGroup("per_file").expand({ path: files }, ({ path }) => load()({ path }));
    expect(groupExpansions()).toEqual([["per_file", { kind: "task", taskId: "list" }]]);
    expect(serializeDag(dag).tasks.map(({ expansion }) => expansion)).toEqual([null, null]);
  });

  test("puts what gives the length before the tasks that use an input, and before the first ones", () => {
    const files = dag.task("list", () => ["a", "b"])();
    const sizes = dag.task("sizes", () => [1])();
    dag.taskGroup("g").expand({ path: files, size: sizes }, ({ path }) => {
      const first = dag.task("first", () => 1)();
      dag.task("last", (_inputs: { first: number; path: string }) => 1)({ first, path });
    });
    expect(edges().toSorted()).toEqual([
      "g.first > g.last",
      "list > g.first",
      "list > g.last",
      "sizes > g.first",
      "sizes > g.last",
    ]);
  });

  test("takes inputs that are the same for all indexes from partial", () => {
    const mode = dag.task("mode", () => "fast")();
    dag
      .taskGroup("g", { tooltip: "Each file" })
      .partial({ mode })
      .expand({ path: ["a"] }, (inputs) => dag.task("work", (_inputs: { path: string; mode: string }) => 1)(inputs));
    expect(edges()).toEqual(["mode > g.work"]);
  });

  test("takes the inputs of each index from an object of expandKwargs", () => {
    const rows = dag.task("rows", () => [{ path: "a", n: 1 }])();
    dag.taskGroup("g").expandKwargs(rows, ({ path }) => load()({ path }));
    expect(groupExpansions()).toEqual([["g", { kind: "task", taskId: "rows" }]]);
    expect(edges()).toEqual(["rows > g.load"]);
  });

  test("is expanded over a key of multiple outputs as over that part of the result, and over no other key", () => {
    const made = dag.task("make", () => ({ paths: ["a"] }), { multipleOutputs: true })();
    const paths = made.xcom("paths") as unknown as typeof made.paths;
    dag.taskGroup("g").expand({ path: paths }, ({ path }) => load()({ path }));
    expect(groupExpansions()).toEqual([["g", { kind: "task", taskId: "make", path: ["paths"] }]]);
    const pushed = load("pushes")({ path: "a" }).xcom("paths") as unknown as typeof made.paths;
    expect(() => dag.taskGroup("h").expand({ path: pushed }, () => 1)).toThrow("return the list from the task");
  });

  test("has as its result the values of all indexes", () => {
    const files = dag.taskGroup("g").expand({ path: ["a", "b"] }, ({ path }) => ({ rows: load()({ path }).rows }));
    dag.task("sum", (_inputs: { rows: number[] }) => 1)({ rows: files.result.rows });
    expect(edges()).toEqual(["g.load > sum"]);
  });

  test("repeats the plain groups and the mapped groups inside it", () => {
    dag.taskGroup("outer").expand({ x: [1, 2] }, () => {
      dag.taskGroup("plain", () => load("a")({ path: "p" }));
      dag.taskGroup("inner").expand({ path: ["a", "b", "c"] }, ({ path }) => load("b")({ path }));
    });
    expect(groupExpansions()).toEqual([
      ["outer", { kind: "literal", length: 2 }],
      ["outer.plain", null],
      ["outer.inner", { kind: "literal", length: 3 }],
    ]);
  });
});

test("a group as a function gives its tasks references to what it is called with", () => {
  const path = dag.task("find", () => "a.csv")();
  const etl = dag.taskGroup("etl").call({ path, mode: "fast" }, (inputs) => load()({ path: inputs.path }));
  dag.task("count", (_inputs: { rows: number }) => 1)({ rows: etl.result.rows });
  expect(groupExpansions()).toEqual([["etl", null]]);
  expect(edges()).toEqual(["find > etl.load", "etl.load > count"]);
});

test("tasks in a group as a function are expanded over what it is called with, or a part of that", () => {
  const plan = dag.task("plan", () => ({ files: ["a"] }))();
  const given = { plan, paths: ["a", "b"], deep: { more: plan.files, few: { a: 1 } } };
  dag.taskGroup("etl").call(given, (inputs) => {
    load("one").expand({ path: inputs.plan.files });
    load("two").expand({ path: inputs.paths });
    load("three").expand({ path: inputs.deep.more });
    dag.task("four", (_inputs: { pair: readonly [string, number] }) => 1).expand({ pair: inputs.deep.few });
  });
  const expansions = serializeDag(dag).tasks.map(({ expansion }) => expansion);
  expect(expansions).toEqual([
    null,
    { kind: "task", taskId: "plan", path: ["files"] },
    { kind: "literal", length: 2 },
    { kind: "task", taskId: "plan", path: ["files"] },
    { kind: "literal", length: 1 },
  ]);
});
