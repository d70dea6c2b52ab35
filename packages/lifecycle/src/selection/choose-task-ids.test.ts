import { taskGraph } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { chooseTaskIds } from "./choose-task-ids.ts";

const setup = (taskId: string) => aTask(taskId, { isSetup: true });
const teardown = (taskId: string) => aTask(taskId, { isTeardown: true, triggerRule: "all_done_setup_success" });

function choose(
  graph: ReturnType<typeof taskGraph>,
  taskId: string,
  { includeUpstream = false, includeDownstream = false } = {},
) {
  return [...chooseTaskIds(graph, { taskIds: [taskId], includeUpstream, includeDownstream })].sort();
}

describe("within a scope", () => {
  const graph = taskGraph(
    aDag({
      tasks: [setup("su"), "w1", "w2", teardown("td"), "z"],
      edges: ["su > w1 > w2 > td", "su > td", "w2 > z"],
    }),
  );

  test.each<[string, Parameters<typeof choose>[2], readonly string[]]>([
    ["w2", {}, ["su", "td", "w2"]],
    ["td", {}, ["td"]],
    ["su", {}, ["su", "td"]],
    ["w2", { includeDownstream: true }, ["su", "td", "w2", "z"]],
    ["td", { includeDownstream: true }, ["td"]],
    ["w2", { includeUpstream: true }, ["su", "td", "w1", "w2"]],
    ["su", { includeUpstream: true }, ["su", "td"]],
    ["w1", { includeUpstream: true, includeDownstream: true }, ["su", "td", "w1", "w2", "z"]],
  ])("%s with %j brings along %j", (taskId, choice, chosen) => {
    expect(choose(graph, taskId, choice)).toEqual(chosen);
  });
});

test("work brings along every scope around it", () => {
  const graph = taskGraph(
    aDag({
      tasks: [setup("s1"), setup("s2"), "w", teardown("t1"), teardown("t2")],
      edges: ["s1 > s2 > w > t2 > t1", "s1 > t1", "s2 > t2"],
    }),
  );

  expect(choose(graph, "w")).toEqual(["s1", "s2", "t1", "t2", "w"]);
});

test("downstream brings along the scopes that it reaches", () => {
  const graph = taskGraph(
    aDag({
      tasks: [setup("s1"), setup("s2"), "w1", "w2", teardown("t1"), teardown("t2")],
      edges: ["s1 > w1 > t1", "s1 > t1", "s2 > w2 > t2", "s2 > t2", "w1 > w2"],
    }),
  );

  expect(choose(graph, "w1")).toEqual(["s1", "t1", "w1"]);
  expect(choose(graph, "w1", { includeDownstream: true })).toEqual(["s1", "s2", "t1", "t2", "w1", "w2"]);
});

test("a setup without a teardown governs all that is below it", () => {
  const graph = taskGraph(aDag({ tasks: [setup("su"), "w", "x"], edges: ["su > w > x"] }));

  expect(choose(graph, "x")).toEqual(["su", "x"]);
});

test("ids of groups and unknown ids choose nothing", () => {
  const graph = taskGraph(aDag({ tasks: ["g.a"] }));

  expect(choose(graph, "g")).toEqual([]);
  expect(choose(graph, "nothing", { includeDownstream: true })).toEqual([]);
});
