import type { SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";
import type { Instant } from "../time/instant.ts";
import { timetableOf } from "./timetable-of.ts";

/**
 * Those of the logical dates that the schedule has, the first of them being where it is looked at from.
 *
 * Parity: the first date counts whether or not it lies on the schedule. Without a schedule every date counts; with one
 * that has no rhythm of its own, none but the first.
 *
 * @param dates in ascending order.
 */
export function datesOnSchedule(
  schedule: SerializedSchedule,
  { dates, now }: { readonly dates: readonly Instant[]; readonly now: Instant },
): readonly Instant[] {
  switch (schedule.kind) {
    case "none":
      return dates;
    case "once":
    case "continuous":
    case "custom":
    case "assets":
      return dates.slice(0, 1);
    case "assetsOrTime":
      return datesOnSchedule(schedule.time, { dates, now });
    case "cron":
      return dates.filter((date, place) => place === 0 || isOnSchedule(schedule, date, now));
    case "cronTrigger":
    case "delta":
    case "events":
      return datesInTurn(schedule, dates, now);
  }
}

/** A date of the clock is on the schedule wherever one begins, so there is no need to go from the first to the last. */
function isOnSchedule(schedule: SerializedSchedule, date: Instant, now: Instant): boolean {
  const restriction = { earliest: date, latest: date, catchup: true };
  const info = timetableOf(schedule).nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now });
  return info?.logicalDate === date;
}

/** A delta goes on in steps from where it begins; a moment of the clock may give its run an earlier date. */
function datesInTurn(schedule: SerializedSchedule, dates: readonly Instant[], now: Instant): readonly Instant[] {
  const timetable = timetableOf(schedule);
  const restriction = { earliest: dates.at(0) ?? null, latest: dates.at(-1) ?? null, catchup: true };
  const onSchedule = new Set<Instant>(dates.slice(0, 1));
  let info = timetable.nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now });
  while (info !== null) {
    onSchedule.add(info.logicalDate);
    info = timetable.nextDagRunInfo({ lastAutomatedDataInterval: info.dataInterval, restriction, now });
  }
  return dates.filter((date) => onSchedule.has(date));
}
