import { expect, test } from "vitest";
import type { SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { datesOnSchedule } from "./dates-on-schedule.ts";

const at = (text: string) => parseInstant(text) as Instant;
const now = at("2024-02-01T00:00:00Z");
const MIDNIGHTS = ["2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z"].map(at);
const NOON = at("2024-01-02T12:00:00Z");
const withNoon = [...MIDNIGHTS, NOON].sort((one, other) => one - other);

const DAILY: SerializedSchedule = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" };

test("the dates of a schedule leave out runs in between", () => {
  expect(datesOnSchedule(DAILY, { dates: withNoon, now })).toEqual(MIDNIGHTS);
});

test("the first date counts although it is not on the schedule", () => {
  expect(datesOnSchedule(DAILY, { dates: [NOON, ...MIDNIGHTS.slice(2)], now })).toEqual([NOON, MIDNIGHTS[2]]);
});

test("a delta goes on in steps from the first date", () => {
  expect(datesOnSchedule({ kind: "delta", delta: { days: 1 } }, { dates: withNoon, now })).toEqual(MIDNIGHTS);
});

test("without a schedule every date counts", () => {
  expect(datesOnSchedule({ kind: "none" }, { dates: withNoon, now })).toEqual(withNoon);
});

test("no dates give none", () => {
  expect(datesOnSchedule(DAILY, { dates: [], now })).toEqual([]);
});
