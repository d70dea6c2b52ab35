import { describe, expect, test } from "vitest";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import { show, utc } from "./timetable.fixture.ts";
import { restrictionOf } from "./timetable-restriction.ts";

type Dates = readonly [start: string | null, end: string | null];

function dates([start, end]: Dates) {
  return { startDate: start ? utc(`${start} 00:00`) : null, endDate: end ? utc(`${end} 00:00`) : null };
}

function bounds(dag: Dates, tasks: readonly Dates[]): Dates {
  const declared = tasks.map((task, index) => aTask(`task_${index}`, dates(task)));
  const { earliest, latest } = restrictionOf(aDag({ tasks: declared, given: dates(dag) }));
  return [show(earliest)?.slice(0, 10) ?? null, show(latest)?.slice(0, 10) ?? null];
}

describe("the earliest date", () => {
  test.each<[string, Dates, Dates[], string | null]>([
    ["is the Dag's start date", ["2024-01-10", null], [[null, null]], "2024-01-10"],
    ["is not moved back by a task", ["2024-01-10", null], [["2024-01-05", null]], "2024-01-10"],
    ["is not moved forward by a task", ["2024-01-01", null], [["2024-01-05", null]], "2024-01-01"],
    [
      "is the first task's where the Dag has none",
      [null, null],
      [
        ["2024-01-05", null],
        ["2024-01-03", null],
        [null, null],
      ],
      "2024-01-03",
    ],
    ["is nothing where nobody has one", [null, null], [[null, null]], null],
  ])("%s", (_promise, dag, tasks, earliest) => {
    expect(bounds(dag, tasks)[0]).toBe(earliest);
  });
});

describe("the latest date", () => {
  test.each<[string, Dates, Dates[], string | null]>([
    ["is the Dag's end date", [null, "2024-01-02"], [[null, null]], "2024-01-02"],
    [
      "is the Dag's although a task ends later",
      [null, "2024-01-02"],
      [
        [null, "2024-01-04"],
        [null, null],
      ],
      "2024-01-02",
    ],
    [
      "is the Dag's although every task ends later",
      [null, "2024-01-02"],
      [
        [null, "2024-01-04"],
        [null, "2024-01-03"],
      ],
      "2024-01-02",
    ],
    ["is the Dag's although every task ends earlier", [null, "2024-01-09"], [[null, "2024-01-04"]], "2024-01-09"],
    [
      "is the last task's where every task ends",
      [null, null],
      [
        [null, "2024-01-02"],
        [null, "2024-01-03"],
      ],
      "2024-01-03",
    ],
    [
      "is nothing where a task does not end",
      [null, null],
      [
        [null, "2024-01-02"],
        [null, null],
      ],
      null,
    ],
    ["is nothing without tasks", [null, null], [], null],
  ])("%s", (_promise, dag, tasks, latest) => {
    expect(bounds(dag, tasks)[1]).toBe(latest);
  });
});

test("catchup is the Dag's", () => {
  expect(restrictionOf(aDag({ tasks: [], given: { catchup: false } })).catchup).toBe(false);
  expect(restrictionOf(aDag({ tasks: [], given: { catchup: true } })).catchup).toBe(true);
});
