import { expect, test } from "vitest";
import { taskGraph } from "../serialized-dag/build-task-graph.ts";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { decideBranch, decideShortCircuit } from "./branch-decision.ts";
import { isTruthy } from "./is-truthy.ts";
import { isDecidedAgainst, parseSkipDecision } from "./skip-decision.ts";

const DAG = aDag({
  tasks: ["before", "b", "x", "y", "far", "aside", "g.one", "g.in.two", "g.three"],
  edges: ["before > b", "b > x > far", "b > y > far", "b > g.one > g.three", "b > g.in.two"],
});

function choose(choice: unknown) {
  const decision = decideBranch({ graph: taskGraph(DAG), branchTaskId: "b", choice });
  return decision.kind === "refused" ? decision.message : decision.followedTaskIds;
}

test("a branch follows what it chose and skips what else is directly downstream", () => {
  expect(decideBranch({ graph: taskGraph(DAG), branchTaskId: "b", choice: ["x", "g.one"] })).toEqual({
    kind: "followed",
    followedTaskIds: ["x", "g.one"],
    skippedTaskIds: ["y", "g.in.two"],
  });
});

test.each([[null], [undefined], [[]]])("a branch that returns %j skips everything directly downstream", (choice) => {
  expect(choose(choice)).toEqual([]);
});

test("a group stands for its roots, those of inner groups included", () => {
  expect(choose("g")).toEqual(["g.one", "g.in.two"]);
  expect(choose("g.in")).toEqual(["g.in.two"]);
});

test("choosing a task further down follows nothing on the way to it", () => {
  expect(choose("far")).toEqual([]);
});

test("choosing the branch itself or something upstream of it follows everything", () => {
  expect(choose("b")).toEqual(["x", "y", "g.one", "g.in.two"]);
  expect(choose("before")).toEqual(["x", "y", "g.one", "g.in.two"]);
});

test("choosing a task elsewhere in the Dag is valid and follows nothing", () => {
  expect(choose("aside")).toEqual([]);
});

test.each([[false], [0], [3], [{}], [["x", 1]]])("a branch that returns %j is refused", (choice) => {
  expect(choose(choice)).toMatch(/must return the id of a task or task group, a list of ids, or nothing/);
});

test("an unknown id is refused with the ids that look like it", () => {
  expect(choose("three")).toBe(
    'The branch "b" chose "three", which is not a task or task group of the Dag "d"; did you mean "g.three"?',
  );
  expect(choose("befor")).toContain('did you mean "before"?');
  expect(choose(["x", ""])).toBe('The branch "b" chose "", which is not a task or task group of the Dag "d".');
  expect(choose(["nothing-like-it", "x"])).toContain('of the Dag "d".');
});

const SCOPED = aDag({
  tasks: ["c", "w", "far", aTask("t", { isTeardown: true, triggerRule: "all_done_setup_success" })],
  edges: ["c > w > far > t"],
});

test("a falsy short circuit skips everything below it but teardowns", () => {
  const given = { graph: taskGraph(SCOPED), taskId: "c" };
  expect(decideShortCircuit({ ...given, ignoreDownstreamTriggerRules: true })).toEqual({
    skippedTaskIds: ["w", "far"],
  });
  expect(decideShortCircuit({ ...given, ignoreDownstreamTriggerRules: false })).toEqual({ skippedTaskIds: ["w"] });
});

class Empty {}

test("what is empty, zero or nothing is falsy, as in Airflow", () => {
  const falsy = [false, null, undefined, 0, -0, 0n, "", [], {}, new Map(), new Set(), new Uint8Array(0)];
  expect(falsy.filter(isTruthy)).toEqual([]);
  const truthy = [true, 1, -1, Number.NaN, 1n, "0", [0], { a: undefined }, new Set([0]), new Date(0), new Empty()];
  expect(truthy.filter((value) => !isTruthy(value))).toEqual([]);
});

test("a stored branch decision stands against every task it does not name", () => {
  const decision = parseSkipDecision('{"followed": ["x"]}');
  expect(decision).not.toBeNull();
  expect(decision && isDecidedAgainst(decision, "x")).toBe(false);
  expect(decision && isDecidedAgainst(decision, "added-later")).toBe(true);
});

test("a stored short circuit stands against the tasks it names alone", () => {
  const decision = parseSkipDecision('{"skipped": ["x"]}');
  expect(decision && isDecidedAgainst(decision, "x")).toBe(true);
  expect(decision && isDecidedAgainst(decision, "added-later")).toBe(false);
});

test.each(["", "nonsense", "null", "[]", '"x"', "{}", '{"followed": "x"}', '{"skipped": [1]}'])(
  "what an author pushed under the key of decisions, %j, decides nothing",
  (text) => {
    expect(parseSkipDecision(text)).toBeNull();
  },
);
