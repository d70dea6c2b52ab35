import { expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";

function aDag() {
  return new Dag("example", { schedule: null });
}

test("a task is expanded over what another returns", () => {
  const dag = aDag();
  const list = dag.task("list", () => [1, 2])() as never;
  const add = dag.task("add", ({ x, y }: { x: number; y: number }) => x + y) as never as { partial(c: object): { expand(l: object): never } };
  add.partial({ y: 1 }).expand({ x: list });
  const { tasks } = serializeDag(dag);
  expect(tasks[1]?.expansion).toEqual({ kind: "task", taskId: "list" });
  expect(tasks[0]?.downstreamTaskIds).toEqual(["add"]);
});
