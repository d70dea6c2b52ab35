import { expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { chain, edgeLabel } from "./chain.ts";
import type { TaskGroup } from "./task-group.ts";

function aDagWithGroups() {
  const dag = new Dag("example", { schedule: null });
  const task = (taskId: string) => new EmptyOperator({ dag, taskId });
  const group = (groupId: string, ...taskIds: readonly string[]): TaskGroup<readonly EmptyOperator[]> =>
    dag.taskGroup(groupId, () => taskIds.map(task));
  const groupEdges = () =>
    serializeDag(dag).taskGroups.map(({ groupId, upstreamIds, downstreamIds }) => ({
      groupId,
      upstreamIds,
      downstreamIds,
    }));
  const labels = () =>
    serializeDag(dag).edgeLabels.map(
      ({ upstreamId, downstreamId, label }) => `${upstreamId}>${downstreamId}: ${label}`,
    );
  return { dag, task, group, groupEdges, labels };
}

test("a group remembers the edges drawn with it as a whole, not those to single tasks in it", () => {
  const { task, group, groupEdges } = aDagWithGroups();
  const [a, b] = [task("a"), task("b")];
  const g = group("g", "x", "y");
  chain(a, g, b);
  const [x] = g.result;
  if (x !== undefined) task("c").before(x);
  expect(groupEdges()).toEqual([{ groupId: "g", upstreamIds: ["a"], downstreamIds: ["b"] }]);
});

test("of two groups, the one that the statement is not made by remembers the other's tasks too", () => {
  const { group, groupEdges } = aDagWithGroups();
  const [g, h] = [group("g", "x"), group("h", "y")];
  g.before(h);
  expect(groupEdges()).toEqual([
    { groupId: "g", upstreamIds: [], downstreamIds: ["h"] },
    { groupId: "h", upstreamIds: ["g.x", "g"], downstreamIds: [] },
  ]);
  const other = aDagWithGroups();
  const [i, j] = [other.group("i", "x"), other.group("j", "y")];
  j.after(i);
  expect(other.groupEdges()).toEqual([
    { groupId: "i", upstreamIds: [], downstreamIds: ["j.y", "j"] },
    { groupId: "j", upstreamIds: ["i"], downstreamIds: [] },
  ]);
});

test("a group has its place among the tasks where it was declared, an empty one too", () => {
  const { dag, task, group } = aDagWithGroups();
  task("a");
  group("empty");
  group("g", "x");
  task("b");
  expect(serializeDag(dag).taskGroups.map(({ groupId, tasksBefore }) => [groupId, tasksBefore])).toEqual([
    ["empty", 1],
    ["g", 1],
  ]);
});

test("a label stands at the join of a group, and into a group at its first tasks too", () => {
  const { task, group, labels } = aDagWithGroups();
  const g = group("g", "x", "y");
  chain(task("a"), edgeLabel("in"), g, edgeLabel("out"), task("b"));
  expect(labels()).toEqual(["a>g.upstream_join_id: in", "a>g.x: in", "a>g.y: in", "g.downstream_join_id>b: out"]);
  const between = aDagWithGroups();
  chain(between.group("g", "x"), edgeLabel("on"), between.group("h", "y"));
  expect(between.labels()).toEqual(["g.downstream_join_id>h.upstream_join_id: on"]);
});

test("a list of labels names one edge each", () => {
  const { dag, task, labels } = aDagWithGroups();
  chain(task("pick"), [edgeLabel("small"), edgeLabel("large")], [task("s"), task("l")], task("end"));
  expect(labels()).toEqual(["pick>s: small", "pick>l: large"]);
  expect(serializeDag(dag).tasks.map(({ taskId, downstreamTaskIds }) => [taskId, downstreamTaskIds])).toEqual([
    ["pick", ["s", "l"]],
    ["s", ["end"]],
    ["l", ["end"]],
    ["end", []],
  ]);
  expect(() => chain(task("a"), [edgeLabel("x")], [task("b"), task("c")])).toThrow("one has 2 and the next 1");
});

test("one label between two lists joins all with all", () => {
  const { task, labels } = aDagWithGroups();
  chain([task("a"), task("b")], edgeLabel("go"), [task("c"), task("d")]);
  expect(labels()).toEqual(["a>c: go", "a>d: go", "b>c: go", "b>d: go"]);
});
