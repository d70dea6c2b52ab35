import { isValidTimezone } from "../timetable/timezone.ts";
import { anAssetCondition } from "./asset-schema.ts";
import type { SerializedDelta, SerializedSchedule, SerializedTimeSchedule } from "./serialized-schedule.ts";
import {
  aFlag,
  aNumber,
  anInstant,
  aText,
  aWholeNumber,
  checkThat,
  listOf,
  objectOf,
  oneOfKinds,
  orAbsent,
  orNull,
  type ShapeCheck,
} from "./shape-check.ts";

/** A zone that clocks can be read in. */
export const aTimezone: ShapeCheck = checkThat(
  "an IANA time zone or a fixed offset such as +02:00",
  (value) => typeof value === "string" && isValidTimezone(value),
);

/** Longer steps lead out of the calendar. */
const DELTA_YEARS_MAXIMUM = 200;

function aDeltaPart(partsPerYear: number): ShapeCheck {
  const most = DELTA_YEARS_MAXIMUM * partsPerYear;
  return orAbsent(aNumber({ from: -most, to: most }));
}

function aSetPart(from: number, to: number): ShapeCheck {
  return orAbsent(aWholeNumber({ from, to }));
}

const DAYS_PER_YEAR = 366;
const SECONDS_PER_YEAR = DAYS_PER_YEAR * 86_400;

const aDelta = objectOf({
  years: aDeltaPart(1),
  months: aDeltaPart(12),
  weeks: aDeltaPart(53),
  days: aDeltaPart(DAYS_PER_YEAR),
  hours: aDeltaPart(SECONDS_PER_YEAR / 3600),
  minutes: aDeltaPart(SECONDS_PER_YEAR / 60),
  seconds: aDeltaPart(SECONDS_PER_YEAR),
  microseconds: aDeltaPart(SECONDS_PER_YEAR * 1_000_000),
  month: aSetPart(1, 12),
  day: aSetPart(1, 31),
  hour: aSetPart(0, 23),
  minute: aSetPart(0, 59),
  second: aSetPart(0, 59),
  microsecond: aSetPart(0, 999_999),
} satisfies Record<keyof SerializedDelta, ShapeCheck>);

/** Ascending moments, each once. */
const someMoments: ShapeCheck = (value) =>
  listOf(anInstant)(value) ??
  checkThat("ascending, each moment once", (list) =>
    (list as readonly number[]).every((at, index, all) => index === 0 || at > (all[index - 1] ?? at)),
  )(value);

const TIME_SCHEDULES = {
  none: objectOf({}),
  once: objectOf({}),
  continuous: objectOf({}),
  cron: objectOf({ expression: aText, timezone: aTimezone, written: aText }),
  cronTrigger: objectOf({ expression: aText, timezone: aTimezone, written: aText, interval: orNull(aDelta) }),
  delta: objectOf({ delta: aDelta }),
  events: objectOf({ dates: someMoments, restrictToEvents: aFlag, description: orNull(aText) }),
} satisfies Record<SerializedTimeSchedule["kind"], ShapeCheck>;

const aCustomTimetable = objectOf({ className: aText, summary: aText, description: aText });

/** What an author wrote as `schedule`; cron expressions and lengths of time are read elsewhere. */
export const aSchedule: ShapeCheck = oneOfKinds({
  ...TIME_SCHEDULES,
  custom: aCustomTimetable,
  assets: objectOf({ condition: anAssetCondition }),
  assetsOrTime: objectOf({
    condition: anAssetCondition,
    time: oneOfKinds({ ...TIME_SCHEDULES, custom: aCustomTimetable }),
  }),
} satisfies Record<SerializedSchedule["kind"], ShapeCheck>);
