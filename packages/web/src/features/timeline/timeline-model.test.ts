import { describe, expect, test } from "vitest";
import type { TimelineRun } from "../../api/overview-shapes.ts";
import { peakOf, runsAtOnce, timelineLanes } from "./timeline-model.ts";
import { middleAfter, stretchAround, ticksOf } from "./timeline-stretch.ts";

const at = (time: string): number => Date.parse(`2026-11-20T${time}:00Z`);

function aRun(dagId: string, start: string, end: string | null): TimelineRun {
  return {
    dag_id: dagId,
    run_id: `${dagId} ${start}`,
    state: end === null ? "running" : "success",
    run_type: "scheduled",
    logical_date: `2026-11-20T${start}:00Z`,
    start_date: `2026-11-20T${start}:00Z`,
    end_date: end === null ? null : `2026-11-20T${end}:00Z`,
  };
}

const NOW = at("12:00");

describe("lanes", () => {
  test("runs of a Dag that overlap stand on rows of their own, others on the first", () => {
    const runs = [aRun("etl", "10:00", "10:40"), aRun("etl", "10:20", "10:50"), aRun("etl", "11:00", "11:10")];
    const [lane] = timelineLanes({ runs, planned: [], is_cut: false }, NOW);
    expect(lane?.bars.map(({ row }) => row)).toEqual([0, 1, 0]);
    expect(lane?.rows).toBe(2);
  });

  test("a run that has not ended reaches to the present", () => {
    const [lane] = timelineLanes({ runs: [aRun("etl", "11:00", null)], planned: [], is_cut: false }, NOW);
    expect(lane?.bars[0]?.end).toBe(NOW);
  });

  test("a planned run is as long as is usual for its Dag, and one whose time has passed is not drawn", () => {
    const planned = [{ dag_id: "etl", run_after: ["2026-11-20T11:59:00Z", "2026-11-20T13:00:00Z"] }];
    const [lane] = timelineLanes({ runs: [aRun("etl", "10:00", "10:20")], planned, is_cut: false }, NOW);
    expect(lane).toMatchObject({ runCount: 1, plannedCount: 1 });
    expect(lane?.bars[1]).toMatchObject({ run: null, start: at("13:00"), end: at("13:20") });
  });

  test("a Dag that only has plans has a lane, too", () => {
    const planned = [{ dag_id: "later", run_after: ["2026-11-20T13:00:00Z"] }];
    expect(timelineLanes({ runs: [], planned, is_cut: false }, NOW).map(({ dagId }) => dagId)).toEqual(["later"]);
  });
});

test("the peak is where most run at once; one that begins when another ends does not clash", () => {
  const runs = [aRun("a", "10:00", "10:30"), aRun("b", "10:30", "11:00"), aRun("c", "10:45", "11:15")];
  const lanes = timelineLanes({ runs, planned: [], is_cut: false }, NOW);
  const steps = runsAtOnce(lanes, { from: at("09:00"), until: at("12:00") });
  expect(steps.map(({ count }) => count)).toEqual([0, 1, 1, 2, 1, 0]);
  expect(peakOf(steps)).toEqual({ from: at("10:45"), count: 2 });
  expect(peakOf([{ from: 0, count: 0 }])).toBeNull();
});

describe("stretches", () => {
  test("the present stands in the later half, and the same question is asked for a while", () => {
    const stretch = stretchAround(undefined, "day", NOW);
    expect(stretch).toEqual(stretchAround(undefined, "day", NOW + 60_000));
    expect((NOW - stretch.from) / (stretch.until - stretch.from)).toBeCloseTo(0.7, 1);
  });

  test("moving on by a half leaves a half on show", () => {
    const stretch = stretchAround(NOW, "hours", NOW);
    const moved = stretchAround(middleAfter(stretch, 1), "hours", NOW);
    expect(moved.from).toBe((stretch.from + stretch.until) / 2);
  });

  test("the axis names whole hours and days", () => {
    const ticks = ticksOf({ from: at("09:10"), until: at("11:00") }, "hours", "utc");
    expect(ticks).toEqual([at("09:30"), at("10:00"), at("10:30")]);
    const days = ticksOf(stretchAround(NOW, "week", NOW), "week", "utc");
    expect(days.every((tick) => new Date(tick).toISOString().endsWith("T00:00:00.000Z"))).toBe(true);
  });
});
