import { beforeEach, describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { BashOperator } from "../operators/bash-operator.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { warningsOf } from "./unmapped-partials.ts";

let dag: Dag;
beforeEach(() => {
  dag = new Dag("example", { schedule: null });
});

function numbers(taskId: string) {
  return dag.task(taskId, () => [1, 2])();
}

function add() {
  return dag.task("add", ({ x, y }: { x: number; y: number }) => x + y);
}

/** The edges of the Dag as `a > b`. */
function edges(): readonly string[] {
  return serializeDag(dag).tasks.flatMap(({ taskId, downstreamTaskIds }) =>
    downstreamTaskIds.map((below) => `${taskId} > ${below}`),
  );
}

function expansionOf(taskId: string) {
  return serializeDag(dag).tasks.find((task) => task.taskId === taskId)?.expansion;
}

describe("a mapped task says what decides how many instances it has", () => {
  test("a literal list or object: its size", () => {
    add()
      .partial({ y: 1 })
      .expand({ x: [1, 2, 3] });
    expect(expansionOf("add")).toEqual({ kind: "literal", length: 3 });
    dag.task("pairs", (_inputs: { pair: readonly [string, number] }) => 1).expand({ pair: { a: 1, b: 2 } });
    expect(expansionOf("pairs")).toEqual({ kind: "literal", length: 2 });
  });

  test("an upstream task, through map", () => {
    add()
      .partial({ y: 1 })
      .expand({ x: numbers("list").map((number) => number + 1) });
    expect(expansionOf("add")).toEqual({ kind: "task", taskId: "list" });
  });

  test("a part of what an upstream task returns", () => {
    const extracted = dag.task("extract", () => ({ files: { paths: ["a"] } }))();
    dag.task("load", (_inputs: { path: string }) => 1).expand({ path: extracted.files.paths });
    expect(expansionOf("load")).toEqual({ kind: "task", taskId: "extract", path: ["files", "paths"] });
  });

  test("several lists: their product, in the author's order", () => {
    add().expand({ y: [1, 2], x: numbers("list") });
    expect(expansionOf("add")).toEqual({
      kind: "product",
      of: [
        { kind: "literal", length: 2 },
        { kind: "task", taskId: "list" },
      ],
    });
  });

  test("zip, zipLongest and concat", () => {
    const [one, other] = [numbers("one"), numbers("other")];
    const take = dag.task("take", (_inputs: { x: unknown }) => 1);
    const of = [
      { kind: "task", taskId: "one" },
      { kind: "task", taskId: "other" },
    ];
    take.expand({ x: one.zip(other) });
    take.expand({ x: one.zipLongest(null, other) });
    take.expand({ x: one.concat(other) });
    expect(expansionOf("take")).toEqual({ kind: "shortest", of });
    expect(expansionOf("take__1")).toEqual({ kind: "longest", of });
    expect(expansionOf("take__2")).toEqual({ kind: "sum", of });
  });

  test("the objects of expandKwargs", () => {
    add().expandKwargs([{ x: 1, y: 2 }]);
    add().expandKwargs(numbers("list").map((x) => ({ x, y: 1 })));
    expect(expansionOf("add")).toEqual({ kind: "literal", length: 1 });
    expect(expansionOf("add__1")).toEqual({ kind: "task", taskId: "list" });
  });
});

describe("references draw edges", () => {
  test("in partial and in lists, at any depth", () => {
    const [one, other, third] = [numbers("one"), numbers("other"), numbers("third")];
    dag
      .task("take", (_inputs: { x: unknown; y: unknown; z: unknown }) => 1)
      .partial({ y: { deep: [one] } })
      .expand({ x: [[other], 2], z: third });
    expect(edges()).toEqual(["one > take", "other > take", "third > take"]);
  });

  test("through map, zip and concat", () => {
    const zipped = numbers("one")
      .map((number) => number)
      .zip(numbers("other").concat(numbers("third")));
    dag.task("take", (_inputs: { x: unknown }) => 1).expand({ x: zipped });
    expect(edges()).toEqual(["one > take", "other > take", "third > take"]);
  });

  test("to any option that an operator is expanded over", () => {
    const codes = dag.task("codes", () => [1, 2])();
    BashOperator.partial({ dag, taskId: "bash", bashCommand: "exit 1" }).expand({ skipOnExitCode: codes });
    expect(edges()).toEqual(["codes > bash"]);
  });

  test("and so does before, of a list made of several results", () => {
    const end = new EmptyOperator({ dag, taskId: "end" });
    numbers("one").zip(numbers("other")).before(end);
    expect(edges()).toEqual(["one > end", "other > end"]);
  });
});

describe("a mapped operator", () => {
  test("is placed like any other, with the options of partial", () => {
    const bash = BashOperator.partial({ dag, taskId: "bash", retries: 3, doXcomPush: false }).expand({
      bashCommand: ["echo 1", "echo 2"],
    });
    expect(bash.taskId).toBe("bash");
    const [task] = serializeDag(dag).tasks;
    expect(task).toMatchObject({
      operator: "BashOperator",
      retries: 3,
      doXcomPush: false,
      expansion: { kind: "literal", length: 2 },
      templateFields: { bashCommand: ["echo 1", "echo 2"] },
    });
  });

  test("takes part in edges, and its output is given to other tasks", () => {
    const start = new EmptyOperator({ dag, taskId: "start" });
    const bash = BashOperator.partial({ dag, taskId: "bash" }).expand({ bashCommand: ["date"] });
    start.before(bash);
    dag.task("read", (_inputs: { lines: string[] }) => 1)({ lines: bash.output });
    expect(edges()).toEqual(["start > bash", "bash > read"]);
  });
});

test("a template names the instances, also of a task that is not mapped", () => {
  dag.task("plain", () => 1, { mapIndexTemplate: "{{ ds }}" })();
  BashOperator.partial({ dag, taskId: "bash", mapIndexTemplate: "{{ task.bash_command }}" }).expand({
    bashCommand: ["date"],
  });
  const templates = serializeDag(dag).tasks.map(({ mapIndexTemplate }) => mapIndexTemplate);
  expect(templates).toEqual(["{{ ds }}", "{{ task.bash_command }}"]);
});

test("the conditions and marks of a decorated task hold for the mapped one", () => {
  const cleanUp = dag.task.teardown("clean_up", (_inputs: { path: string }) => 1);
  cleanUp.expand({ path: ["a", "b"] });
  expect(serializeDag(dag).tasks[0]).toMatchObject({ isTeardown: true, expansion: { kind: "literal", length: 2 } });
});

test("what partial was called for and expand never was is told of", () => {
  const adding = add().partial({ y: 1 });
  BashOperator.partial({ dag, taskId: "bash" });
  const more = dag
    .task("more", (_inputs: { a: number; b: number; c: number }) => 1)
    .partial({ a: 1 })
    .partial({ b: 2 });
  expect(warningsOf(dag)).toEqual([
    expect.stringContaining('Dag "example": "add" was given a part of its inputs by partial and was never mapped'),
    expect.stringContaining('"bash"'),
    expect.stringContaining('"more"'),
  ]);
  adding.expand({ x: [1] });
  more.expand({ c: [3] });
  expect(warningsOf(dag)).toEqual([expect.stringContaining('"bash"')]);
});
