import { expect, test } from "vitest";
import { taskGraph } from "../serialized-dag/build-task-graph.ts";
import { aDag, aGroup, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { utc } from "../timetable/timetable.fixture.ts";
import { dagUnderTerms, findMissingMapLength, PLAIN_RUN_TERMS } from "./run-terms.ts";

const chain = aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] });

test("a run of some tasks knows nothing of the others", () => {
  const graph = taskGraph(dagUnderTerms(chain, { ...PLAIN_RUN_TERMS, taskIds: ["b"] }));
  expect(graph.taskIds).toEqual(["b"]);
  expect(graph.upstreamIds("b")).toEqual([]);
  expect(graph.downstreamIds("b")).toEqual([]);
});

test("tasks that have left the Dag are left out", () => {
  expect(
    dagUnderTerms(chain, { ...PLAIN_RUN_TERMS, taskIds: ["a", "gone"] }).tasks.map(({ taskId }) => taskId),
  ).toEqual(["a"]);
});

test("the dates of the Dag and of its tasks do not hold the run", () => {
  const startDate = utc("2024-01-01 00:00");
  const dag = aDag({
    tasks: [aTask("a", { startDate, endDate: startDate })],
    given: { startDate, endDate: startDate },
  });
  const { tasks, ...changed } = dagUnderTerms(dag, PLAIN_RUN_TERMS);
  expect(changed).toMatchObject({ startDate: null, endDate: null });
  expect(tasks[0]).toMatchObject({ startDate: null, endDate: null });
});

test("a pool takes the place of every task's, and tries can be forbidden", () => {
  const dag = aDag({ tasks: [aTask("a", { retries: 3, pool: "small" })] });
  const [kept] = dagUnderTerms(dag, PLAIN_RUN_TERMS).tasks;
  expect(kept).toMatchObject({ retries: 3, pool: "small" });
  const [task] = dagUnderTerms(dag, { ...PLAIN_RUN_TERMS, pool: "own", mayRetry: false }).tasks;
  expect(task).toMatchObject({ retries: 0, pool: "own" });
});

test("the past is ignored where the run is the first", () => {
  const dag = aDag({ tasks: [aTask("a", { dependsOnPast: true, waitForDownstream: true })] });
  const [kept] = dagUnderTerms(dag, PLAIN_RUN_TERMS).tasks;
  expect(kept).toMatchObject({ dependsOnPast: true, waitForDownstream: true });
  const [task] = dagUnderTerms(dag, { ...PLAIN_RUN_TERMS, isPastIgnored: true }).tasks;
  expect(task).toMatchObject({ dependsOnPast: false, waitForDownstream: false });
});

test("a mapped task whose list comes from a task that is left out is found", () => {
  const mapped = aTask("m", {
    expansion: {
      kind: "product",
      of: [
        { kind: "literal", length: 2 },
        { kind: "task", taskId: "a" },
      ],
    },
  });
  const dag = aDag({ tasks: ["a", mapped], edges: ["a > m"] });
  expect(findMissingMapLength(dag, ["m"])).toEqual({ id: "m", missingTaskId: "a" });
  expect(findMissingMapLength(dag, ["a", "m"])).toBeNull();
  expect(findMissingMapLength(dag, ["a"])).toBeNull();
});

test("so is a mapped group", () => {
  const groups = [aGroup("g", { expansion: { kind: "task", taskId: "a" } }), aGroup("g.h")];
  const dag = aDag({ tasks: ["a", "g.h.x"], edges: ["a > g.h.x"], given: { taskGroups: groups } });
  expect(findMissingMapLength(dag, ["g.h.x"])).toEqual({ id: "g", missingTaskId: "a" });
});
