import type { SerializedSchedule } from "../serialized-dag/serialized-dag.ts";
import type { Instant } from "../time/instant.ts";
import { timetableOf } from "./timetable-of.ts";

/**
 * Those of the logical dates that the schedule has, the first of them being where it is looked at from.
 *
 * Parity: the first date counts whether or not it lies on the schedule. Without a schedule every date counts.
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
    case "cron":
      return dates.filter((date, place) => place === 0 || isOnSchedule(schedule, date, now));
    case "delta":
      return datesInSteps(schedule, dates, now);
  }
}

function isOnSchedule(schedule: SerializedSchedule, date: Instant, now: Instant): boolean {
  const restriction = { earliest: date, latest: date, catchup: true };
  const info = timetableOf(schedule).nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now });
  return info?.logicalDate === date;
}

/** A delta has no dates of its own: it goes on in steps from where it begins. */
function datesInSteps(schedule: SerializedSchedule, dates: readonly Instant[], now: Instant): readonly Instant[] {
  const timetable = timetableOf(schedule);
  const restriction = { earliest: dates.at(0) ?? null, latest: dates.at(-1) ?? null, catchup: true };
  const wanted = new Set(dates);
  const found: Instant[] = [];
  let info = timetable.nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now });
  while (info !== null) {
    if (wanted.has(info.logicalDate)) found.push(info.logicalDate);
    info = timetable.nextDagRunInfo({ lastAutomatedDataInterval: info.dataInterval, restriction, now });
  }
  return found;
}
