import { describe, expect, test } from "vitest";
import { isAssetConditionMet, type SerializedAssetCondition } from "../asset/asset-condition.ts";
import type { SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";
import { addSeconds, type Instant } from "../time/instant.ts";
import { listDagRunsBetween } from "./list-dag-runs-between.ts";
import { show, showRun, utc } from "./timetable.fixture.ts";
import type { TimetableRestriction } from "./timetable.ts";
import { timetableOf } from "./timetable-of.ts";

const START = utc("2024-01-01 00:00");
const NOW = utc("2024-01-10 12:00");
const AT_SIX = { kind: "cronTrigger", expression: "0 6 * * *", timezone: "UTC", written: "0 6 * * *" } as const;

/** The first runs one after the other, on a clock that stands still. */
function runs(schedule: SerializedSchedule, count: number, given: Partial<TimetableRestriction> = {}, now = NOW) {
  const restriction = { earliest: START, latest: null, catchup: true, ...given };
  const timetable = timetableOf(schedule);
  const shown: (string | null)[] = [];
  let lastAutomatedDataInterval: { readonly start: Instant; readonly end: Instant } | null = null;
  while (shown.length < count) {
    const run = timetable.nextDagRunInfo({ lastAutomatedDataInterval, restriction, now });
    shown.push(showRun(run));
    if (run === null) break;
    lastAutomatedDataInterval = run.dataInterval;
  }
  return shown;
}

describe("a cron trigger", () => {
  test("runs at the moments themselves, each covering the interval before it", () => {
    expect(runs({ ...AT_SIX, interval: null }, 2)).toEqual([
      "2024-01-01 06:00 > 2024-01-01 06:00",
      "2024-01-02 06:00 > 2024-01-02 06:00",
    ]);
    expect(runs({ ...AT_SIX, interval: { days: 1 } }, 1)).toEqual(["2023-12-31 06:00 > 2024-01-01 06:00"]);
  });

  test("that does not catch up begins with the latest moment that has come", () => {
    expect(runs({ ...AT_SIX, interval: null }, 1, { catchup: false })).toEqual(["2024-01-10 06:00 > 2024-01-10 06:00"]);
  });

  test("ends with the moment of the end date", () => {
    const latest = utc("2024-01-02 06:00");
    expect(runs({ ...AT_SIX, interval: null }, 9, { latest })).toHaveLength(3);
  });

  test("without a start date and a run before has nowhere to catch up from", () => {
    expect(runs({ ...AT_SIX, interval: null }, 1, { earliest: null })).toEqual([null]);
  });

  test("gives a manual run the interval that ends with it", () => {
    const { start } = timetableOf({ ...AT_SIX, interval: { hours: 6 } }).inferManualDataInterval(NOW);
    expect(show(start)).toBe("2024-01-10 06:00");
  });
});

describe("once", () => {
  test("is one run at the start date, whatever catchup says, and none after the end date", () => {
    expect(runs({ kind: "once" }, 3, { catchup: false })).toEqual(["2024-01-01 00:00 > 2024-01-01 00:00", null]);
    expect(runs({ kind: "once" }, 1, { latest: utc("2023-01-01 00:00") })).toEqual([null]);
    expect(runs({ kind: "once" }, 1, { earliest: null })).toEqual([null]);
  });
});

describe("continuous", () => {
  test("goes on from the end of the last run to the present, one run at a time", () => {
    expect(runs({ kind: "continuous" }, 2)).toEqual([
      "2024-01-01 00:00 > 2024-01-10 12:00",
      "2024-01-10 12:00 > 2024-01-10 12:00:01",
    ]);
    expect(timetableOf({ kind: "continuous" }).activeRunsLimit).toBe(1);
  });

  test("covers at least a second, so that runs that end at once do not follow one another as fast as they can", () => {
    const restriction = { earliest: START, latest: null, catchup: true };
    const lastAutomatedDataInterval = { start: START, end: NOW };
    const next = (now: Instant) =>
      timetableOf({ kind: "continuous" }).nextDagRunInfo({ lastAutomatedDataInterval, restriction, now })?.runAfter;
    expect(next(addSeconds(NOW, 0.2))).toBe(addSeconds(NOW, 1));
    expect(next(addSeconds(NOW, 5))).toBe(addSeconds(NOW, 5));
  });

  test("waits for a start date that lies ahead", () => {
    const earliest = utc("2024-02-01 00:00");
    expect(runs({ kind: "continuous" }, 1, { earliest })).toEqual(["2024-02-01 00:00 > 2024-02-01 00:00"]);
  });
});

describe("listed moments", () => {
  const dates = ["2023-12-01 00:00", "2024-01-05 00:00", "2024-02-01 00:00"].map(utc);
  const events = { kind: "events", dates, restrictToEvents: false, description: null } as const;

  test("run each once, from the start date on, and without catchup from now on", () => {
    expect(runs(events, 9)).toEqual([
      "2024-01-05 00:00 > 2024-01-05 00:00",
      "2024-02-01 00:00 > 2024-02-01 00:00",
      null,
    ]);
    expect(runs(events, 9, { catchup: false })).toEqual(["2024-02-01 00:00 > 2024-02-01 00:00", null]);
  });

  test("can be what a manual run stands for: the latest, or the first where all lie ahead", () => {
    const restricted = timetableOf({ ...events, restrictToEvents: true });
    expect(show(restricted.inferManualDataInterval(NOW).end)).toBe("2024-01-05 00:00");
    expect(show(restricted.inferManualDataInterval(utc("2020-01-01 00:00")).end)).toBe("2023-12-01 00:00");
    expect(show(timetableOf(events).inferManualDataInterval(NOW).end)).toBe("2024-01-10 12:00");
  });
});

test("a length of time may set parts of the date: the first of each month", () => {
  const schedule = { kind: "delta", delta: { months: 1, day: 1 } } as const;
  expect(runs(schedule, 2, { earliest: utc("2024-01-31 09:00") })).toEqual([
    "2024-01-31 09:00 > 2024-02-01 09:00",
    "2024-02-01 09:00 > 2024-03-01 09:00",
  ]);
});

describe("a range of runs", () => {
  const daily = timetableOf({ kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" });
  const range = { earliest: utc("2024-01-01 06:00"), latest: utc("2024-01-03 00:00"), now: NOW };

  test("holds every logical date between two dates, both included", () => {
    expect([...listDagRunsBetween(daily, { ...range, isAligned: true })].map(showRun)).toEqual([
      "2024-01-02 00:00 > 2024-01-03 00:00",
      "2024-01-03 00:00 > 2024-01-04 00:00",
    ]);
  });

  test("may begin with the piece of time before the first of them", () => {
    const [first] = [...listDagRunsBetween(daily, { ...range, isAligned: false })].map(showRun);
    expect(first).toBe("2024-01-01 06:00 > 2024-01-02 00:00");
  });

  test("of a timetable that stands still ends", () => {
    const continuous = timetableOf({ kind: "continuous" });
    const endless = { earliest: START, latest: utc("2030-01-01 00:00"), isAligned: true, now: START };
    expect([...listDagRunsBetween(continuous, endless)]).toHaveLength(1);
  });
});

describe("a condition over assets", () => {
  const [a, b]: readonly SerializedAssetCondition[] = ["a", "b"].map((uri) => ({ kind: "asset", uri, extra: {} }));
  const met = (condition: SerializedAssetCondition, ...uris: readonly string[]) =>
    isAssetConditionMet(condition, {
      updatedUris: new Set(uris),
      urisOfAlias: (name) => (name === "known" ? ["b", "c"] : []),
    });
  const all = (...of: readonly (SerializedAssetCondition | undefined)[]): SerializedAssetCondition => ({
    kind: "all",
    of: of.filter((part) => part !== undefined),
  });

  test("holds when all, or any, of its parts do", () => {
    expect(met(all(a, b), "a")).toBe(false);
    expect(met(all(a, b), "a", "b")).toBe(true);
    expect(met({ kind: "any", of: [all(a, b), { kind: "asset", uri: "c", extra: {} }] }, "c")).toBe(true);
    expect(met(all())).toBe(false);
  });

  test("takes an alias for any of the assets updated under it", () => {
    expect(met({ kind: "alias", name: "known" }, "c")).toBe(true);
    expect(met({ kind: "alias", name: "unknown" }, "c")).toBe(false);
  });
});
