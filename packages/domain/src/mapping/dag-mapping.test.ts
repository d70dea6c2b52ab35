import { expect, test } from "vitest";
import { aDag, aGroup, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import type { SerializedDag, SerializedMapLength } from "../serialized-dag/serialized-dag.ts";
import { dagMapping, sharedLevels } from "./dag-mapping.ts";

const literal = (length: number): SerializedMapLength => ({ kind: "literal", length });
const over = (taskId: string): SerializedMapLength => ({ kind: "task", taskId });

function withGroups(
  tasks: Parameters<typeof aDag>[0]["tasks"],
  groups: Readonly<Record<string, SerializedMapLength | null>>,
): SerializedDag {
  const taskGroups = Object.entries(groups).map(([groupId, expansion]) => ({ ...aGroup(groupId), expansion }));
  return aDag({ tasks, given: { taskGroups } });
}

test("a Dag in which nothing is mapped has no mapping", () => {
  expect(dagMapping(withGroups(["a", "g.b"], { g: null }))).toBeNull();
});

test("a mapped task is known with its length and the tasks that give it", () => {
  const expansion: SerializedMapLength = { kind: "product", of: [over("l"), literal(2), over("l")] };
  const mapping = dagMapping(aDag({ tasks: ["l", aTask("m", { expansion })] }));

  expect(mapping?.find("m")).toEqual({ taskId: "m", groupIds: [], lengths: [expansion], sourceIds: ["l"] });
  expect(mapping?.find("l")).toBeNull();
});

test("a task in mapped groups has their lengths, outermost first; a plain group between adds none", () => {
  const dag = withGroups(["l", "g.p.h.a"], { g: over("l"), "g.p": null, "g.p.h": literal(3) });

  expect(dagMapping(dag)?.find("g.p.h.a")).toEqual({
    taskId: "g.p.h.a",
    groupIds: ["g", "g.p.h"],
    lengths: [over("l"), literal(3)],
    sourceIds: ["l"],
  });
});

test("tasks share the mapped groups that are around both", () => {
  const groups = { g: literal(2), "g.h": literal(2), "g.k": literal(2), o: literal(2) };
  const mapping = dagMapping(withGroups(["p", "g.a", "g.h.b", "g.k.c", "o.d"], groups));
  const shared = (one: string, other: string) => sharedLevels(mapping?.find(one) ?? null, mapping?.find(other) ?? null);

  expect(shared("g.a", "g.h.b")).toBe(1);
  expect(shared("g.h.b", "g.a")).toBe(1);
  expect(shared("g.h.b", "g.k.c")).toBe(1);
  expect(shared("g.h.b", "g.h.b")).toBe(2);
  expect(shared("g.a", "o.d")).toBe(0);
  expect(shared("g.a", "p")).toBe(0);
});
