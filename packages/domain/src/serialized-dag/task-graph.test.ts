import { expect, test } from "vitest";
import { InvariantError } from "../invariant.ts";
import { taskGraph } from "./build-task-graph.ts";
import { aDag, aGroup, aTask } from "./serialized-dag.fixture.ts";

const setup = (taskId: string) => aTask(taskId, { isSetup: true });
const teardown = (taskId: string) => aTask(taskId, { isTeardown: true, triggerRule: "all_done_setup_success" });

test("a graph knows what is directly and transitively before and after a task", () => {
  const graph = taskGraph(aDag({ tasks: ["a", "b", "c", "d"], edges: ["a > b > d", "a > c > d"] }));
  expect(graph.rootIds).toEqual(["a"]);
  expect(graph.upstreamIds("d")).toEqual(["b", "c"]);
  expect(graph.downstreamIds("a")).toEqual(["b", "c"]);
  expect([...graph.transitiveDownstream(["a"])]).toEqual(["b", "c", "d"]);
  expect([...graph.transitiveUpstream(["d"])]).toEqual(["b", "c", "a"]);
});

test("the graph of a Dag is made once", () => {
  const dag = aDag({ tasks: ["a"] });
  expect(taskGraph(dag)).toBe(taskGraph(dag));
});

test("asking for a task that is not in the Dag is a bug, looking for one is not", () => {
  const graph = taskGraph(aDag({ tasks: ["a"] }));
  expect(() => graph.task("b")).toThrow(InvariantError);
  expect(graph.findTask("b")).toBeNull();
});

test("a cycle is found with the tasks along it, however long the way to it", () => {
  expect(taskGraph(aDag({ tasks: ["a", "b"], edges: ["a > b"] })).findCycle()).toBeNull();
  expect(taskGraph(aDag({ tasks: ["a"], edges: ["a > a"] })).findCycle()).toEqual(["a", "a"]);
  const ids = Array.from({ length: 20_000 }, (_, index) => `t${index}`);
  const long = aDag({ tasks: ids, edges: [`${ids.join(" > ")} > t19998`] });
  expect(taskGraph(long).findCycle()).toEqual(["t19998", "t19999", "t19998"]);
});

test("tasks without edges come in order of declaration, others after what is before them", () => {
  expect(taskGraph(aDag({ tasks: ["c", "a", "b"] })).topologicalOrder()).toEqual(["c", "a", "b"]);
  const diamond = aDag({ tasks: ["d", "c", "b", "a"], edges: ["a > b > d", "a > c > d"] });
  expect(taskGraph(diamond).topologicalOrder()).toEqual(["a", "c", "b", "d"]);
});

test("a group stays together although a task stands between two of its tasks", () => {
  const graph = taskGraph(aDag({ tasks: ["g.a", "x", "g.b"], edges: ["g.a > x > g.b"] }));
  expect(graph.topologicalOrder()).toEqual(["g.a", "g.b", "x"]);
});

test("a group comes after what was put before the group as a whole, not after what leads into it", () => {
  const shape = { tasks: ["g.x", "g.y", "a"], edges: ["a > g.x", "a > g.y"] };
  expect(taskGraph(aDag(shape)).topologicalOrder()).toEqual(["g.x", "g.y", "a"]);
  const taskGroups = [aGroup("g", { upstreamIds: ["a"] })];
  expect(taskGraph(aDag({ ...shape, given: { taskGroups } })).topologicalOrder()).toEqual(["a", "g.x", "g.y"]);
});

test("a group has its place among the tasks where it was declared, with or without tasks in it", () => {
  const taskGroups = [aGroup("g", { tasksBefore: 1 }), aGroup("g.empty", { tasksBefore: 3 })];
  const graph = taskGraph(aDag({ tasks: ["a", "b", "g.x"], given: { taskGroups } }));
  expect(graph.displayOrder()).toEqual([
    { kind: "task", taskId: "a" },
    {
      kind: "group",
      groupId: "g",
      children: [
        { kind: "task", taskId: "g.x" },
        { kind: "group", groupId: "g.empty", children: [] },
      ],
    },
    { kind: "task", taskId: "b" },
  ]);
});

test("a cycle does not keep the order from ending", () => {
  const graph = taskGraph(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > a"] }));
  expect(graph.topologicalOrder()).toEqual(["c", "a", "b"]);
});

test("a group's roots and leaves are those of its inner groups too", () => {
  const graph = taskGraph(aDag({ tasks: ["g.a", "g.in.b", "g.in.c", "z"], edges: ["g.a > g.in.b > z > g.in.c"] }));
  expect(graph.groupTaskIds("g")).toEqual(["g.a", "g.in.b", "g.in.c"]);
  expect(graph.groupRoots("g")).toEqual(["g.a", "g.in.c"]);
  expect(graph.groupLeaves("g")).toEqual(["g.in.b", "g.in.c"]);
});

test("a teardown is never the leaf of a group: its last work stands in its place", () => {
  const edges = ["g.s > g.w > g.t1 > g.t2", "g.s > g.t1"];
  const graph = taskGraph(aDag({ tasks: [setup("g.s"), "g.w", teardown("g.t1"), teardown("g.t2")], edges }));
  expect(graph.groupLeaves("g")).toEqual(["g.w"]);
});

test("a group of only a setup and its teardown has no leaf", () => {
  const graph = taskGraph(aDag({ tasks: [setup("g.s"), teardown("g.t")], edges: ["g.s > g.t"] }));
  expect(graph.groupLeaves("g")).toEqual([]);
});

test("a setup with a teardown governs only what lies between", () => {
  const edges = ["s > w1 > w2 > t > after", "s > t"];
  const graph = taskGraph(aDag({ tasks: [setup("s"), "w1", "w2", teardown("t"), "after"], edges }));
  expect(graph.relevantSetups("w1")).toEqual(["s"]);
  expect(graph.relevantSetups("w2")).toEqual(["s"]);
  expect(graph.relevantSetups("after")).toEqual([]);
  expect(graph.relevantSetups("t")).toEqual([]);
});

test("a setup without a teardown governs everything below it", () => {
  const graph = taskGraph(aDag({ tasks: [setup("s"), "w1", "w2"], edges: ["s > w1 > w2"] }));
  expect(graph.relevantSetups("w2")).toEqual(["s"]);
});

test("a setup governs what lies between it and its teardown, beside what is directly below it", () => {
  const tasks = [aTask("s", { isSetup: true }), "a", "b", aTask("t", { isTeardown: true }), "after"];
  const graph = taskGraph(aDag({ tasks, edges: ["s > a > b > t > after", "s > t"] }));
  expect(graph.governedTaskIds("s")).toEqual(["b"]);
  expect(graph.governedTaskIds("a")).toEqual([]);
});
