import { expect, test } from "vitest";
import type { SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";
import { addSeconds, type Instant, instantFromDate } from "../time/instant.ts";
import { timetableOf } from "../timetable/timetable-of.ts";
import { decideMissedSlas, type SlaInput } from "./missed-slas.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const daily = timetableOf({ kind: "cron", written: "@daily", expression: "0 0 * * *", timezone: "UTC" });
const day = (date: number) => addSeconds(instantFromDate(new Date("2024-01-01T00:00:00Z")), (date - 1) * DAY);

function decide(given: Partial<SlaInput> & { readonly now: Instant }) {
  return decideMissedSlas({
    timetable: daily,
    slaSeconds: HOUR,
    lastSuccess: { logicalDate: day(1), dataInterval: { start: day(1), end: day(2) } },
    lastMissed: null,
    limit: 100,
    ...given,
  });
}

test("the interval right after the newest success is passed over", () => {
  expect(decide({ now: addSeconds(day(2), 23 * HOUR) }).missed).toEqual([]);
});

test("an interval is missed as soon as the moment is past its logical date and the SLA", () => {
  expect(decide({ now: addSeconds(day(3), HOUR) })).toEqual({ missed: [], lookAgainAt: day(3) + HOUR * 1e6 + 1 });
  expect(decide({ now: addSeconds(day(3), HOUR + 1) }).missed).toEqual([day(3)]);
});

test("every further interval up to now is missed, and the next is looked at when it can be", () => {
  const now = addSeconds(day(6), 2 * HOUR);
  expect(decide({ now })).toEqual({
    missed: [day(3), day(4), day(5), day(6)],
    lookAgainAt: day(7) + HOUR * 1e6 + 1,
  });
});

test("what is known to be missed is not named again", () => {
  expect(decide({ lastMissed: day(4), now: addSeconds(day(6), 2 * HOUR) }).missed).toEqual([day(5), day(6)]);
});

test.each<SerializedSchedule>([
  { kind: "delta", delta: { seconds: DAY } },
  { kind: "delta", delta: { seconds: 7 * HOUR } },
  { kind: "cron", written: "0 3 * * *", expression: "0 3 * * *", timezone: "Asia/Seoul" },
  {
    kind: "cronTrigger",
    written: "0 6 * * *",
    expression: "0 6 * * *",
    timezone: "UTC",
    interval: { seconds: 2 * DAY },
  },
])("of %j several looks name what one look at the end does, each date once", (schedule) => {
  const timetable = timetableOf(schedule);
  const from = timetable.nextDagRunInfo({
    lastAutomatedDataInterval: null,
    restriction: { earliest: day(1), latest: null, catchup: true },
    now: day(1),
  });
  const { logicalDate = day(1), dataInterval = { start: day(1), end: day(2) } } = from ?? {};
  const given = { timetable, lastSuccess: { logicalDate, dataInterval } };
  const named: Instant[] = [];
  for (let now = day(2); now <= day(12); now = addSeconds(now, 12 * HOUR)) {
    named.push(...decide({ ...given, lastMissed: named.at(-1) ?? null, now }).missed);
  }

  expect(named).toEqual(decide({ ...given, now: day(12) }).missed);
  expect(named.length).toBeGreaterThan(5);
});

test("a success after a known miss begins anew", () => {
  const lastSuccess = { logicalDate: day(5), dataInterval: { start: day(5), end: day(6) } };
  expect(decide({ lastSuccess, lastMissed: day(4), now: addSeconds(day(7), 2 * HOUR) }).missed).toEqual([day(7)]);
});

test("of very many only so many are named at once, and the rest at once afterwards", () => {
  const now = addSeconds(day(20), 0);
  const { missed, lookAgainAt } = decide({ now, limit: 3 });
  expect(missed).toEqual([day(3), day(4), day(5)]);
  expect(lookAgainAt).toBe(now);
});

test("an SLA longer than the interval is missed later", () => {
  expect(decide({ slaSeconds: 3 * DAY, now: addSeconds(day(6), -1) }).missed).toEqual([]);
  expect(decide({ slaSeconds: 3 * DAY, now: addSeconds(day(6), 1) }).missed).toEqual([day(3)]);
});
