import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { BashOperator } from "../operators/bash-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { referenceTargetOf } from "./reference-target.ts";

function anExtractedReference() {
  const dag = new Dag("example", { schedule: null });
  const extract = dag.task("extract", () => ({ rows: 3, nested: { names: ["a"] }, before: "text", map: 1 }));
  return { dag, extracted: extract() };
}

function pathOf(reference: unknown): readonly string[] | undefined {
  return referenceTargetOf(reference)?.path;
}

test("a field of a reference is a reference to that field, the same one every time", () => {
  const { extracted } = anExtractedReference();
  expect(pathOf(extracted.nested.names[0])).toEqual(["nested", "names", "0"]);
  expect(extracted.nested).toBe(extracted.nested);
});

test("field() reaches the fields whose names a reference uses itself", () => {
  const { extracted } = anExtractedReference();
  expect(pathOf(extracted.field("before"))).toEqual(["before"]);
  expect(pathOf(extracted.field("map"))).toEqual(["map"]);
});

test("xcom() refers to another key of the same task", () => {
  const { extracted } = anExtractedReference();
  expect(referenceTargetOf(extracted.xcom("count"))).toMatchObject({ key: "count", path: [], schema: null });
});

test("a reference can be awaited and returned by an async function without waiting for anything", async () => {
  const { extracted } = anExtractedReference();
  const returned = await (async () => Promise.resolve(extracted))();
  expect(referenceTargetOf(returned)).toBe(referenceTargetOf(extracted));
});

describe("using a reference as a value is refused while the Dag file loads", () => {
  const uses: Record<string, (reference: object) => unknown> = {
    "in a text": (reference) => `It is ${reference as unknown as string}`,
    "in arithmetic": (reference) => Number(reference) + 1,
    "in JSON": (reference) => JSON.stringify({ reference }),
    "spread into an object": (reference) => ({ ...reference }),
    "by its keys": (reference) => Object.keys(reference),
    "by writing to it": (reference) => Object.assign(reference, { rows: 4 }),
  };
  test.each(Object.keys(uses))("%s", (use) => {
    const { extracted } = anExtractedReference();
    expect(() => uses[use]?.(extracted)).toThrow('Dag "example", task "extract": a reference has no value yet');
  });
});

test("inspecting a reference says what it refers to", () => {
  const { extracted } = anExtractedReference();
  expect(inspect({ rows: extracted.rows })).toBe(
    "{ rows: TaskReference {{ ti.xcom_pull(task_ids='extract')['rows'] }} }",
  );
  expect(inspect(extracted, { showProxy: true })).toContain("TaskReference");
});

test("an operator's result is a reference too, and giving it draws the edge", () => {
  const { dag } = anExtractedReference();
  const first = new BashOperator({ dag, taskId: "first", bashCommand: "date" });
  new BashOperator({ dag, taskId: "second", bashCommand: first.output, env: { WHEN: first.output } });
  const tasks = serializeDag(dag).tasks;
  expect(tasks.find(({ taskId }) => taskId === "first")?.downstreamTaskIds).toEqual(["second"]);
  expect(tasks.find(({ taskId }) => taskId === "second")?.inputTaskIds).toEqual(["first"]);
});
