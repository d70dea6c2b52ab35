import { describe, expect, test } from "vitest";
import type { TimelineTry } from "../../api/dag-history.ts";
import type { DagStructure, TaskInstanceChange, TaskNode } from "../../api/ui-shapes.ts";
import { patchTimeline } from "../live/patch-timeline.ts";
import { criticalPath } from "./critical-path.ts";
import { buildGanttLines, spanOf } from "./gantt-lines.ts";
import { buildGanttRows } from "./gantt-rows.ts";
import { medianOf, quantileOf } from "./median.ts";
import { placeOf, timeAxis } from "./time-axis.ts";

/** Moments are told in seconds after noon. */
function at(second: number): string {
  return new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString();
}

const NOON = Date.parse(at(0));

type Moments = readonly [scheduled: number | null, queued: number | null, start: number | null, end: number | null];

function aTry(taskId: string, state: TimelineTry[3], moments: Moments, tryNumber = 1, mapIndex = -1): TimelineTry {
  const [scheduled, queued, start, end] = moments.map((second) => (second === null ? null : at(second)));
  return [taskId, mapIndex, tryNumber, state, scheduled ?? null, queued ?? null, start ?? null, end ?? null];
}

function partsOf(tries: readonly TimelineTry[], firstLooks: readonly (readonly [string, number, string])[] = []) {
  const [line] = buildGanttLines({ tries, first_looks: firstLooks }).get("task") ?? [];
  return line?.parts.map((part) => [
    part.kind,
    (part.from - NOON) / 1000,
    part.to === null ? null : (part.to - NOON) / 1000,
  ]);
}

describe("the time of an instance", () => {
  test("a try waited from when it was scheduled, and ran from when it started", () => {
    expect(partsOf([aTry("task", "success", [0, 1, 3, 8])])).toEqual([
      ["queued", 0, 3],
      ["ran", 3, 8],
    ]);
  });

  test("between two tries lies the retry delay", () => {
    const tries = [aTry("task", "up_for_retry", [0, 0, 0, 4]), aTry("task", "running", [9, 9, 10, null], 2)];
    expect(partsOf(tries)).toEqual([
      ["ran", 0, 4],
      ["retry", 4, 9],
      ["queued", 9, 10],
      ["ran", 10, null],
    ]);
  });

  test("an instance that is up for retry goes on waiting after its last try", () => {
    expect(partsOf([aTry("task", "up_for_retry", [0, 0, 0, 4])])).toEqual([
      ["ran", 0, 4],
      ["retry", 4, null],
    ]);
  });

  test("a deferred one waits since its start, and one that was resumed until it was scheduled again", () => {
    expect(partsOf([aTry("task", "deferred", [0, 0, 1, null])])).toEqual([
      ["queued", 0, 1],
      ["deferred", 1, null],
    ]);
    expect(partsOf([aTry("task", "success", [20, 21, 1, 22])])).toEqual([
      ["deferred", 1, 20],
      ["queued", 20, 21],
      ["ran", 21, 22],
    ]);
  });

  test("a sensor that gives its slot up between looks waits since its first look", () => {
    expect(partsOf([aTry("task", "up_for_reschedule", [30, 30, 31, 32])], [["task", -1, at(1)]])).toEqual([
      ["rescheduled", 1, null],
    ]);
  });

  test("what was skipped without being run has no time", () => {
    expect(partsOf([aTry("task", "skipped", [null, null, 5, 5])])).toEqual([]);
  });

  test("a span counts what ran apart from what waited, and goes on until now while a part is open", () => {
    const lines = buildGanttLines({ tries: [aTry("task", "running", [0, 1, 3, null])], first_looks: [] });
    const span = spanOf(lines.get("task") ?? [], NOON + 10_000);
    expect(span).toEqual({ from: NOON, to: NOON + 10_000, isOpen: true, ran: 7, waited: 3 });
    expect(spanOf([], NOON)).toBeNull();
  });
});

function aTask(taskId: string, ...downstream: readonly string[]): TaskNode {
  return {
    task_id: taskId,
    label: taskId,
    group_id: null,
    is_mapped: taskId === "map",
    downstream_task_ids: downstream,
  } as unknown as TaskNode;
}

const STRUCTURE: DagStructure = {
  tasks: [aTask("slow", "join"), aTask("quick", "join"), aTask("join"), aTask("map")],
  groups: [],
  edge_labels: [],
};

describe("rows and paths", () => {
  test("the critical path goes back over the upstream task that ended last each time", () => {
    const tries = [
      aTry("slow", "success", [0, 0, 0, 9]),
      aTry("quick", "success", [0, 0, 0, 2]),
      aTry("join", "success", [9, 9, 9, 12]),
      aTry("map", "success", [0, 0, 0, 3], 1, 0),
    ];
    const lines = buildGanttLines({ tries, first_looks: [] });
    expect([...criticalPath(STRUCTURE, lines, NOON)]).toEqual(["join", "slow"]);
  });

  test("the instances of a mapped task are rows of their own once it is unfolded", () => {
    const tries = [0, 1].map((index) => aTry("map", index === 0 ? "success" : "failed", [0, 0, 0, 3], 1, index));
    const parts = { lines: buildGanttLines({ tries, first_looks: [] }), instances: [] };
    const folded = buildGanttRows(STRUCTURE, parts, { folded: new Set(), unfolded: new Set() });
    expect(folded.find((row) => row.id === "map")).toMatchObject({ fold: "folded", count: 2, state: "failed" });
    const unfolded = buildGanttRows(STRUCTURE, parts, { folded: new Set(), unfolded: new Set(["map"]) });
    expect(unfolded.filter((row) => row.kind === "instance").map((row) => row.mapIndex)).toEqual([0, 1]);
  });
});

describe("the axis", () => {
  test("marks stand at round moments with room for their words", () => {
    const { marks, step } = timeAxis({ from: NOON, to: NOON + 60_000 }, 700, 0);
    expect(step).toBe(10_000);
    expect(marks.map((mark) => (mark - NOON) / 1000)).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(placeOf(NOON + 15_000, { from: NOON, to: NOON + 60_000 })).toBe(25);
  });

  test("the middle of an even number of values lies between the two in the middle", () => {
    expect([medianOf([1, 9, 3, 5]), quantileOf([0, 10], 0.25), medianOf([])]).toEqual([4, 2.5, 0]);
  });
});

describe("live changes", () => {
  function aChange(state: TaskInstanceChange["state"], start: number | null, tryNumber = 1): TaskInstanceChange {
    return {
      dag_id: "d",
      run_id: "r",
      task_id: "task",
      map_index: -1,
      state,
      try_number: tryNumber,
      start_date: start === null ? null : at(start),
      end_date: null,
    };
  }

  test("a first try takes the place of the instance that had not begun", () => {
    const answer = { tries: [aTry("task", null, [null, null, null, null], 0)], first_looks: [] };
    const scheduled = patchTimeline(answer, [aChange("scheduled", null)], at(1));
    expect(scheduled.tries).toEqual([aTry("task", "scheduled", [1, null, null, null])]);
    const running = patchTimeline(scheduled, [aChange("running", 3)], at(4));
    expect(running.tries).toEqual([aTry("task", "running", [1, null, 3, null])]);
  });

  test("another try is added beside those before it", () => {
    const answer = { tries: [aTry("task", "up_for_retry", [0, 0, 0, 4])], first_looks: [] };
    expect(patchTimeline(answer, [aChange("scheduled", null, 2)], at(9)).tries.map((one) => one[2])).toEqual([1, 2]);
  });
});
