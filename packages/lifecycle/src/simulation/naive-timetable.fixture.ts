import {
  type Instant,
  instantFromMicroseconds,
  type SerializedDag,
  type SerializedDelta,
  type SerializedSchedule,
} from "@baram/domain";
import { NaiveClock } from "./naive-clock.fixture.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A stretch in which a Dag is paused. */
export interface Pause {
  readonly from: Instant;
  readonly until: Instant;
}

/** When a Dag is simulated, and when it is paused meanwhile. */
export interface Simulated {
  readonly from: Instant;
  readonly until: Instant;
  readonly pause: Pause | null;
}

/** A run by the milliseconds of its logical date and of its creation. */
interface NaiveRun {
  readonly logical: number;
  readonly due: number;
}

/**
 * The logical dates of the runs that a Dag has to have by the end, in order, from first principles: every minute is
 * looked at, and none of the engine's own reckoning is used.
 */
export function naiveLogicalDates(dag: SerializedDag, simulated: Simulated): readonly Instant[] {
  const start = millisecondsOf(dag.startDate as Instant);
  const end = dag.endDate === null ? Infinity : millisecondsOf(dag.endDate);
  const from = millisecondsOf(simulated.from);
  const until = millisecondsOf(simulated.until);
  const all = runsOf(timeOf(dag.schedule), { start, from, until, catchup: dag.catchup });
  const due = all.filter(
    (run) => run.due <= until && (dag.schedule.kind === "cronTrigger" ? run.due : run.logical) <= end,
  );
  const wanted = dag.catchup ? due : withoutMissed(due, from);
  return withoutPause(wanted, dag.catchup, simulated.pause).map(({ logical }) =>
    instantFromMicroseconds(logical * 1000),
  );
}

/** Without catchup, of what was due at a moment only the latest is made. */
function withoutMissed(runs: readonly NaiveRun[], at: number): readonly NaiveRun[] {
  const missed = runs.filter(({ due }) => due <= at);
  return [...missed.slice(-1), ...runs.filter(({ due }) => due > at)];
}

function withoutPause(runs: readonly NaiveRun[], catchup: boolean, pause: Pause | null): readonly NaiveRun[] {
  if (pause === null || catchup) return runs;
  const [from, until] = [millisecondsOf(pause.from), millisecondsOf(pause.until)];
  const before = runs.filter(({ due }) => due < from);
  return [
    ...before,
    ...withoutMissed(
      runs.filter(({ due }) => due >= from),
      until,
    ),
  ];
}

interface Bounds {
  readonly start: number;
  readonly from: number;
  readonly until: number;
  readonly catchup: boolean;
}

function timeOf(schedule: SerializedSchedule): SerializedSchedule {
  return schedule.kind === "assetsOrTime" ? schedule.time : schedule;
}

function runsOf(schedule: SerializedSchedule, bounds: Bounds): readonly NaiveRun[] {
  const { start, until } = bounds;
  switch (schedule.kind) {
    case "cron": {
      const moments = cronMoments(schedule, start, until);
      return moments.slice(1).map((due, place) => ({ logical: moments[place] as number, due }));
    }
    case "cronTrigger":
      return cronMoments(schedule, start, until).map((due) => ({ logical: due - lengthOf(schedule.interval), due }));
    case "delta":
      return deltaRuns(schedule.delta, bounds);
    case "events": {
      const dates = schedule.dates.map(millisecondsOf).filter((at) => at >= start);
      const wanted = bounds.catchup ? dates : dates.filter((at) => at >= bounds.from);
      return wanted.map((at) => ({ logical: at, due: at }));
    }
    case "once":
      return [{ logical: start, due: start }];
    default:
      return [];
  }
}

/** With catchup counted from the start date; without, in multiples since 1970. */
function deltaRuns(delta: SerializedDelta, { start, from, until, catchup }: Bounds): readonly NaiveRun[] {
  const length = lengthOf(delta);
  const runs: NaiveRun[] = [];
  const latest = Math.floor(from / length) * length - length;
  for (let at = catchup ? start : Math.max(start, latest); at + length <= until; at += length) {
    runs.push({ logical: at, due: at + length });
  }
  return runs;
}

/** Of fixed lengths only. */
function lengthOf(delta: SerializedDelta | null): number {
  if (delta === null) return 0;
  const { weeks = 0, days = 0, hours = 0, minutes = 0 } = delta;
  return (weeks * 7 + days) * DAY + (hours * 60 + minutes) * MINUTE;
}

/** Every moment of an expression from one to the other, both included, each once. */
function cronMoments(
  { expression, timezone }: { readonly expression: string; readonly timezone: string },
  from: number,
  until: number,
): readonly number[] {
  const [minute = "*", hour = "*", dayOfMonth = "*", month = "*", dayOfWeek = "*"] = expression.split(" ");
  const clock = new NaiveClock(timezone);
  const [isMinute, isHour, isOfMonth] = [matcher(minute), matcher(hour), matcher(dayOfMonth, 1)];
  const [isMonth, isOfWeek] = [matcher(month, 1), matcher(dayOfWeek)];
  const isDay = (wall: Date) => {
    const ofMonth = isOfMonth(wall.getUTCDate());
    const ofWeek = isOfWeek(wall.getUTCDay()) || (wall.getUTCDay() === 0 && isOfWeek(7));
    const isEither = dayOfMonth !== "*" && dayOfWeek !== "*";
    return isMonth(wall.getUTCMonth() + 1) && (isEither ? ofMonth || ofWeek : ofMonth && ofWeek);
  };
  const moments = new Set<number>();
  if (hour === "*") {
    for (let at = Math.ceil(from / MINUTE) * MINUTE; at <= until; at += MINUTE) {
      const wall = clock.wallAt(at);
      if (isMinute(wall.getUTCMinutes()) && isDay(wall)) moments.add(at);
    }
    return [...moments];
  }
  for (let day = Math.floor(from / DAY) * DAY - DAY; day <= until + DAY; day += DAY) {
    if (!isDay(new Date(day))) continue;
    for (let ofDay = 0; ofDay < 1440; ofDay += 1) {
      if (!isHour(Math.floor(ofDay / 60)) || !isMinute(ofDay % 60)) continue;
      const at = clock.momentOf(day + ofDay * MINUTE);
      if (at >= from && at <= until) moments.add(at);
    }
  }
  return [...moments].sort((left, right) => left - right);
}

/** Whether a field matches a value below 60: looked up, because every minute of a year is asked for. */
function matcher(field: string, smallest = 0): (value: number) => boolean {
  const matches = Array.from({ length: 60 }, (_unused, value) => isMatch(field, value, smallest));
  return (value) => matches[value] === true;
}

/** Of a star with or without steps, of ranges and of lists, all in numbers. */
function isMatch(field: string, value: number, smallest = 0): boolean {
  return field.split(",").some((part) => {
    const [range = "*", step = "1"] = part.split("/");
    const [first = "", last = first] = range === "*" ? [String(smallest), "9999"] : range.split("-");
    return value >= Number(first) && value <= Number(last) && (value - Number(first)) % Number(step) === 0;
  });
}

function millisecondsOf(at: Instant): number {
  return at / 1000;
}
