import type { SerializedEvents } from "../serialized-dag/serialized-schedule.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import type { DagRunInfo, NextDagRunInput, Timetable } from "./timetable.ts";

/** Runs at listed moments, each covering the moment alone. */
export function createEventsTimetable(events: SerializedEvents): Timetable {
  return {
    // Parity: the author's words stand in the column, too.
    summary: events.description ?? `${events.dates.length} events`,
    description: events.description ?? describeEvents(events.dates),
    canBeScheduled: true,
    isPeriodic: true,
    activeRunsLimit: null,
    nextDagRunInfo: (input) => nextDagRunInfo(events.dates, input),
    inferManualDataInterval: (runAfter) => {
      const at = events.restrictToEvents ? latestEvent(events.dates, runAfter) : runAfter;
      return { start: at, end: at };
    },
    nextLogicalDate: ({ end }) => events.dates.find((at) => at > end) ?? null,
    previousLogicalDate: () => null,
  };
}

function nextDagRunInfo(
  dates: readonly Instant[],
  { lastAutomatedDataInterval, restriction, now }: NextDagRunInput,
): DagRunInfo | null {
  const { earliest, latest, catchup } = restriction;
  const next = dates.find(
    (at) =>
      (earliest === null || at >= earliest) &&
      (catchup || at >= now) &&
      (lastAutomatedDataInterval === null || at > lastAutomatedDataInterval.end),
  );
  if (next === undefined || (latest !== null && next > latest)) return null;
  return { logicalDate: next, dataInterval: { start: next, end: next }, runAfter: next };
}

/** Parity: the first event stands in where all lie ahead. */
function latestEvent(dates: readonly Instant[], at: Instant): Instant {
  return dates.findLast((each) => each <= at) ?? dates[0] ?? at;
}

function describeEvents(dates: readonly Instant[]): string {
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return "No events";
  return `${dates.length} events between ${asText(first)} and ${asText(last)}`;
}

function asText(at: Instant): string {
  return formatInstant(at).replace("T", " ");
}
