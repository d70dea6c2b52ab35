import { expect, test } from "vitest";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { tasksOfRun } from "./tasks-of-run.ts";

const day = (date: number) => parseInstant(`2024-01-${String(date).padStart(2, "0")}T00:00:00Z`) as Instant;

test.each([
  [2, []],
  [5, ["always"]],
  [10, ["always", "inside"]],
  [20, ["always", "inside"]],
  [21, ["always"]],
  [29, []],
])("a task has an instance within its own dates and the Dag's: on day %i %j", (date, taskIds) => {
  const tasks = [
    aTask("always", { startDate: day(1), endDate: day(31) }),
    aTask("inside", { startDate: day(10), endDate: day(20) }),
  ];
  const dag = aDag({ tasks, given: { startDate: day(5), endDate: day(28) } });

  expect(tasksOfRun(dag, day(date)).map(({ taskId }) => taskId)).toEqual(taskIds);
});
