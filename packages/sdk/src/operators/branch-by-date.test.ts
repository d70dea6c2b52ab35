import { describe, expect, test } from "vitest";
import { anExecution } from "../context/execution.fixture.ts";
import { Dag } from "../dag/dag.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { BranchDateTimeOperator, type BranchDateTimeOperatorOptions } from "./branch-date-time-operator.ts";
import { BranchDayOfWeekOperator } from "./branch-day-of-week-operator.ts";
import { EmptyOperator } from "./empty-operator.ts";

function aDag(timezone = "UTC") {
  const dag = new Dag("example", { schedule: null, timezone });
  return { dag, yes: new EmptyOperator({ dag, taskId: "yes" }), no: new EmptyOperator({ dag, taskId: "no" }) };
}

type Targets = Pick<BranchDateTimeOperatorOptions, "targetLower" | "targetUpper" | "useTaskLogicalDate">;

function choiceAt(now: string, targets: Targets, timezone?: string): Promise<unknown> {
  const { dag, yes, no } = aDag(timezone);
  const branch = new BranchDateTimeOperator({
    dag,
    taskId: "pick",
    followTaskIdsIfTrue: [yes],
    followTaskIdsIfFalse: no,
    ...targets,
  });
  return executeOperator(branch, {}, anExecution({ now: new Date(now) }));
}

describe("a branch by the date", () => {
  test("follows the first side between two moments, both included", async () => {
    const targets = { targetLower: "2026-11-07T06:00:00Z", targetUpper: new Date("2026-11-07T08:00:00Z") };
    expect(await choiceAt("2026-11-07T06:00:00Z", targets)).toEqual(["yes"]);
    expect(await choiceAt("2026-11-07T08:00:00Z", targets)).toEqual(["yes"]);
    expect(await choiceAt("2026-11-07T08:00:00.001Z", targets)).toBe("no");
    expect(await choiceAt("2026-11-07T05:59:59Z", targets)).toBe("no");
  });

  test("takes an end that is missing as open", async () => {
    expect(await choiceAt("2030-01-01T00:00:00Z", { targetLower: "2026-11-07" })).toEqual(["yes"]);
    expect(await choiceAt("2030-01-01T00:00:00Z", { targetUpper: "2026-11-07" })).toBe("no");
  });

  test("takes times of day in the Dag's zone, around midnight too", async () => {
    const morning = { targetLower: "06:00", targetUpper: "07:30:00" };
    expect(await choiceAt("2026-11-07T06:30:00Z", morning)).toEqual(["yes"]);
    expect(await choiceAt("2026-11-07T05:30:00Z", morning, "Europe/Paris")).toEqual(["yes"]);
    expect(await choiceAt("2026-11-07T06:45:00Z", morning, "Europe/Paris")).toBe("no");
    expect(await choiceAt("2026-11-07T23:30:00Z", { targetLower: "23:00", targetUpper: "01:00" })).toEqual(["yes"]);
  });

  test("compares the logical date when asked", async () => {
    const targets = { targetLower: "2026-11-06", targetUpper: "2026-11-06", useTaskLogicalDate: true };
    expect(await choiceAt("2030-01-01T00:00:00Z", targets)).toEqual(["yes"]);
  });

  test("refuses to be without a target, or with one that is no date", () => {
    expect(() => choiceAt("2026-11-07T00:00:00Z", {})).toThrow('needs "targetLower", "targetUpper" or both');
    expect(() => choiceAt("2026-11-07T00:00:00Z", { targetLower: "noon" })).toThrow("'noon'; expected an ISO date");
  });
});

describe("a branch by the day of the week", () => {
  test("compares the present in the Dag's zone, or the logical date in UTC", async () => {
    const { dag, yes, no } = aDag("Asia/Seoul");
    const sides = { followTaskIdsIfTrue: yes, followTaskIdsIfFalse: [no] };
    const now = new BranchDayOfWeekOperator({ dag, taskId: "now", weekDay: ["SUNDAY", "monday"], ...sides });
    // A Saturday evening in UTC.
    const context = { dag: { ...anExecution().context.dag, timezone: "Asia/Seoul" } };
    const execution = anExecution({ now: new Date("2026-11-07T18:00:00Z"), context });
    expect(await executeOperator(now, {}, execution)).toBe("yes");
    const useTaskLogicalDate = true;
    const logical = new BranchDayOfWeekOperator({
      dag,
      taskId: "date",
      weekDay: "Sunday",
      useTaskLogicalDate,
      ...sides,
    });
    expect(await executeOperator(logical, {}, execution)).toEqual(["no"]);
  });

  test("refuses a day that there is not", () => {
    const { dag, yes, no } = aDag();
    const weekDay = "Foo" as "Friday";
    const make = () =>
      new BranchDayOfWeekOperator({ dag, taskId: "pick", weekDay, followTaskIdsIfTrue: yes, followTaskIdsIfFalse: no });
    expect(make).toThrow('"weekDay" is "Foo"');
  });

  test("takes references and groups, of which it keeps the ids", () => {
    const { dag } = aDag();
    const made = dag.task("make", () => 1)();
    const group = dag.taskGroup("g", () => void new EmptyOperator({ dag, taskId: "in" }));
    const sides = { followTaskIdsIfTrue: [made, group], followTaskIdsIfFalse: "no" };
    const branch = new BranchDayOfWeekOperator({ dag, taskId: "pick", weekDay: "Monday", ...sides });
    expect(branch.followTaskIdsIfTrue).toEqual(["make", "g"]);
    expect(serializeDag(dag).tasks.find(({ taskId }) => taskId === "pick")?.kind).toBe("branch");
  });
});
