import fc from "fast-check";
import { expect, test } from "vitest";
import { taskGraph } from "./build-task-graph.ts";
import { aDag, aGroup } from "./serialized-dag.fixture.ts";
import type { SerializedDag } from "./serialized-dag.ts";

/** The passes as Airflow makes them, at the top of a Dag without groups in groups. */
function passOver(dag: SerializedDag): readonly string[] {
  const graph = taskGraph(dag);
  const groups = dag.taskGroups.map(({ groupId, upstreamIds }) => ({ id: groupId, upstream: upstreamIds }));
  const tasks = dag.tasks
    .filter(({ groupId }) => groupId === null)
    .map(({ taskId }) => ({ id: taskId, upstream: graph.upstreamIds(taskId) }));
  // In these Dags every group is declared before every task.
  const waiting = new Map([...groups, ...tasks].map((child) => [child.id, child]));
  const sorted: string[] = [];
  for (let sizeBefore = -1; sizeBefore !== waiting.size; ) {
    sizeBefore = waiting.size;
    for (const { id, upstream } of waiting.values()) {
      const isWaiting = upstream.some((taskId) => waiting.has(taskId) || waiting.has(graph.task(taskId).groupId ?? ""));
      if (isWaiting) continue;
      waiting.delete(id);
      sorted.push(id);
    }
  }
  return [...sorted, ...waiting.keys()];
}

test("the order is that of passes over what is not placed yet, cycles through groups included", () => {
  const TASKS = ["g.a", "g.b", "h.a", "c", "d", "e", "f"];
  const edge = fc.tuple(fc.nat(TASKS.length - 1), fc.nat(TASKS.length - 1)).filter(([one, other]) => one < other);
  const drawn = fc.record({
    tasks: fc.shuffledSubarray(TASKS, { minLength: 4 }),
    edges: fc.array(edge, { maxLength: 8 }),
    groups: fc.array(fc.tuple(fc.constantFrom("g", "h"), fc.nat(TASKS.length - 1)), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(drawn, ({ tasks, edges, groups }) => {
      const known = edges.flatMap(([one, other]) => {
        const [from = "", to = ""] = [TASKS[one], TASKS[other]];
        return tasks.includes(from) && tasks.includes(to) ? [`${from} > ${to}`] : [];
      });
      const taskGroups = ["g", "h"].map((groupId) => {
        const ids = groups.flatMap(([id, place]) => (id === groupId ? (TASKS[place] ?? []) : []));
        return aGroup(groupId, { upstreamIds: ids.filter((id) => tasks.includes(id) && !id.startsWith(groupId)) });
      });
      const dag = aDag({ tasks, edges: [...new Set(known)], given: { taskGroups } });
      const shown = taskGraph(dag).displayOrder();
      expect(shown.map((child) => (child.kind === "task" ? child.taskId : child.groupId))).toEqual(passOver(dag));
    }),
    { numRuns: 500 },
  );
});

test("thousands of tasks declared in reverse are put in order at once", () => {
  const ids = Array.from({ length: 20_000 }, (_unused, index) => `t${index}`);
  const graph = taskGraph(aDag({ tasks: ids.toReversed(), edges: [ids.join(" > ")] }));
  expect(graph.topologicalOrder()).toEqual(ids);
});
