import { expect, test } from "vitest";
import { z } from "zod";
import { Dag } from "../dag/dag.ts";
import { operatorOf } from "../execute/operator-of.ts";
import { param } from "./param.ts";
import { refineParams } from "./refine-params.ts";

const even = z.number().refine((value) => value % 2 === 0, "it is odd");

function aDag() {
  const dag = new Dag("example", {
    schedule: null,
    params: { count: even, day: param.date(), size: z.string().transform((text) => text.length) },
  });
  dag.task("work", () => 1, { params: { count: z.number() } })();
  dag.task("strict", () => 1)();
  return dag;
}

function refine(taskId: string, params: Record<string, unknown>) {
  const dag = aDag();
  return refineParams(dag, operatorOf(dag, taskId), params);
}

test("what a schema makes of a value stands in the value's place", async () => {
  const params = { count: 2, day: "2026-11-01", size: "abc", more: [1] };
  expect(await refine("strict", params)).toEqual({ count: 2, day: "2026-11-01", size: 3, more: [1] });
});

test("what JSON Schema cannot say is checked", async () => {
  const refined = refine("strict", { count: 3, day: "2026-11-01", size: "abc" });
  await expect(refined).rejects.toThrow("Invalid input for param count: it is odd.");
});

test("a task's declaration takes the place of the Dag's", async () => {
  expect(await refine("work", { count: 3, day: "2026-11-01", size: "abc" })).toMatchObject({ count: 3 });
});
