import { atDates, cronTrigger, Dag, EmptyOperator, every, type Schedule, type Timetable } from "baram";

/*
 * The ways to say when a Dag runs: presets, cron, lengths of time, dates, and a timetable of one's own.
 */

const PRESETS = ["@once", "@hourly", "@daily", "@weekly", "@monthly", "@quarterly", "@yearly"];

/** The working days: each covers the time since the one before, so that a Monday's run covers the weekend. */
class WorkingDays implements Timetable {
  readonly description = "On working days";

  nextDagRun(
    last: { readonly end: Date } | null,
    { earliest, latest }: { earliest: Date | null; latest: Date | null },
  ) {
    const start = last?.end ?? earliest;
    if (start === null || (latest !== null && start > latest)) return null;
    return { dataInterval: { start, end: workingDayAfter(start) } };
  }

  inferManualDataInterval(at: Date) {
    return { start: new Date(at.getTime() - DAY_MILLISECONDS), end: at };
  }
}

const DAY_MILLISECONDS = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;

function workingDayAfter(date: Date): Date {
  let next = new Date(Math.floor(date.getTime() / DAY_MILLISECONDS + 1) * DAY_MILLISECONDS);
  while ([SATURDAY, SUNDAY].includes(next.getUTCDay())) next = new Date(next.getTime() + DAY_MILLISECONDS);
  return next;
}

function scheduled(name: string, schedule: Schedule, maxActiveRuns = 16): Dag {
  return new Dag(`schedule_${name}`, { startDate: "2024-01-01", schedule, maxActiveRuns, tags: ["schedules"] }, () => {
    new EmptyOperator({ taskId: "work" });
  });
}

export const presets = PRESETS.map((preset) => scheduled(preset.slice(1), preset));

export const continuous = scheduled("continuous", "@continuous", 1);

/** A run whenever the clock says so, not when a stretch of time is over. */
export const atSix = scheduled("cron_trigger", cronTrigger("0 6 * * mon-fri", { timezone: "Europe/Amsterdam" }));

export const everyFiveHours = scheduled("delta", every({ hours: 5 }));

export const onDates = scheduled("dates", atDates(["2024-03-01", "2024-01-15T12:00:00Z", "2024-02-01"]));

export const workingDays = scheduled("own_timetable", new WorkingDays());
