import { expect, test } from "vitest";
import { parseSerializedDag } from "./parse-serialized-dag.ts";
import { aDag, aGroup, aTask } from "./serialized-dag.fixture.ts";

const DAG = aDag({
  tasks: ["a", "g.b", aTask("c", { params: { p: { schema: { type: "string" }, description: null } } })],
  edges: ["a > g.b > c"],
});

function refusal(json: unknown): string {
  const parsed = parseSerializedDag(json);
  return parsed.kind === "refused" ? parsed.message : "accepted";
}

/** The Dag with one field overwritten, by a path such as `tasks.0.retries`. */
function broken(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(DAG));
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const target = steps.reduce((inner, step) => inner[step], copy);
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

test("a Dag that went through JSON is read as it was", () => {
  expect(parseSerializedDag(JSON.parse(JSON.stringify(DAG)))).toEqual({ kind: "dag", dag: DAG });
});

test.each([null, undefined, 7, "dag", []])("%j is no Dag", (json) => {
  expect(refusal(json)).toMatch(/^The serialized Dag is not valid: it must be an object/);
});

test.each([
  ["dagId", "a b", "dagId must be an id of at most 250 letters, digits, dashes, dots and underscores"],
  ["dagId", "x".repeat(251), "dagId must be an id"],
  ["tasks", {}, "tasks must be a list"],
  ["tasks.0.retries", -1, "tasks[0].retries must be a whole number from 0 to 2147483647"],
  ["tasks.0.retries", 1.5, "tasks[0].retries must be a whole number"],
  ["tasks.0.retryDelaySeconds", null, "tasks[0].retryDelaySeconds must be a number from 0 to 1000000000"],
  ["tasks.1.triggerRule", "constructor", "tasks[1].triggerRule must be one of"],
  ["tasks.1.triggerRule", undefined, "tasks[1].triggerRule must be one of"],
  ["tasks.0.poolSlots", 0, "tasks[0].poolSlots must be a whole number from 1 to"],
  ["tasks.2.params.p.schema", [], 'tasks[2].params["p"].schema must be an object of JSON'],
  ["tasks.0.endDate", "2024", "tasks[0].endDate must be null or a whole number"],
  ["tasks.0.retryDelaySeconds", 1e300, "tasks[0].retryDelaySeconds must be a number from 0 to 1000000000"],
  ["maxActiveRuns", 2 ** 40, "maxActiveRuns must be a whole number from 0 to 2147483647"],
  ["schedule", { kind: "delta", delta: { years: 1e9 } }, "schedule.delta.years must be a number from -200 to 200"],
  ["timezone", "Mars/Olympus", "timezone must be an IANA time zone"],
  ["schedule.kind", "hourly", 'schedule.kind must be one of "none", "once", "continuous", "cron"'],
  ["catchup", "yes", "catchup must be true or false"],
])("a Dag whose %s is %j is refused with the place", (path, value, message) => {
  expect(refusal(broken(path, value))).toContain(`The serialized Dag is not valid: ${message}`);
});

test("a Dag of a newer schema is refused with what to do", () => {
  expect(refusal(broken("schemaVersion", 3))).toMatch(
    /has schema version 3, and this Baram reads version 2; update Baram/,
  );
});

test("a schedule that could never be read again is refused", () => {
  const cron = { kind: "cron", expression: "every day", timezone: "UTC", written: "every day" };
  expect(refusal(broken("schedule", cron))).toContain("every day");
  expect(refusal(broken("schedule", { kind: "delta", delta: { days: 0 } }))).toMatch(/positive length of time/);
});

test.each([
  ["tasks.1.taskId", "a", 'The id "a" is used twice in the Dag "d".'],
  ["tasks.1.taskId", "g", 'The id "g" is used twice in the Dag "d".'],
  [
    "tasks.0.downstreamTaskIds",
    ["gone"],
    'The task "a" of the Dag "d" refers to the task "gone", which does not exist.',
  ],
  ["tasks.0.downstreamTaskIds", ["c", "c"], 'The task "a" of the Dag "d" names a downstream task twice.'],
  ["tasks.0.inputTaskIds", ["gone"], 'The task "a" of the Dag "d" refers to the task "gone", which does not exist.'],
  ["tasks.1.groupId", "gone", 'The task "g.b" of the Dag "d" is in the task group "gone", which does not exist.'],
  ["tasks.2.downstreamTaskIds", ["a"], 'The tasks of the Dag "d" form a cycle: a → g.b → c → a.'],
  ["taskGroups", [aGroup("x.y")], 'The task group "x.y" of the Dag "d" is inside "x", which does not stand before it.'],
  ["taskGroups", [aGroup("g"), aGroup("g")], 'The task group id "g" is used twice in the Dag "d".'],
])("a Dag whose %s is %j is refused", (path, value, message) => {
  expect(refusal(broken(path, value))).toBe(message);
});

test("values and groups nested beyond any use are refused, not followed", () => {
  const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(refusal(broken("tasks.0.templateFields", { x: deep }))).toContain("nested at most 100 deep");
  const labels = Array.from({ length: 120 }, (_, index) => `l${index}`);
  const groups = labels.map((_, index) => ({
    ...aGroup(labels.slice(0, index + 1).join(".")),
    groupId: `g${index}`,
    parentGroupId: index === 0 ? null : `g${index - 1}`,
  }));
  expect(refusal(broken("taskGroups", groups))).toContain("nested more than 100 deep");
});

test("fields that are not known are let pass", () => {
  expect(refusal({ ...DAG, addedLater: 1 })).toBe("accepted");
});

test("a Dag stored by an earlier version is read with what its missing fields meant", () => {
  const shape = { tasks: ["a", "g.in.b", "g.c"] };
  const today = aDag(shape);
  const tasks = today.tasks.map((task) => without(task, "expansion", "mapIndexTemplate"));
  const taskGroups = today.taskGroups.map((group) =>
    without(group, "expansion", "upstreamIds", "downstreamIds", "tasksBefore"),
  );
  const earlier = without(today, "failFast");
  const parsed = parseSerializedDag({ ...earlier, schemaVersion: 1, tasks, taskGroups });
  expect(parsed).toEqual({ kind: "dag", dag: aDag(shape) });
});

test("a mapped task whose list comes from nowhere is refused", () => {
  const expansion = {
    kind: "sum",
    of: [
      { kind: "literal", length: 2 },
      { kind: "task", taskId: "nowhere" },
    ],
  };
  expect(refusal(broken("tasks.0.expansion", expansion))).toContain(
    'refers to the task "nowhere", which does not exist',
  );
});

function without(record: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
