import type { RunsFilter } from "../../api/overview-queries.ts";
import type { AllRunsSearch } from "../../app/search-params-overview.ts";
import { parseMomentField, type Zone } from "../time/moment-words.ts";

const DAY_MILLISECONDS = 86_400_000;

/** How far back the longest runs are looked for when no day was chosen. */
const LONGEST_OF_DAYS = 7;

/** What to ask the server for. Days are those of the zone that times are shown in; the last one is included. */
export function runsFilterOf(search: AllRunsSearch, zone: Zone, today: Date): RunsFilter {
  const { dag, state, type, from, to, order, cursor } = search;
  const begin = from === undefined && order === "longest" ? daysBefore(today, LONGEST_OF_DAYS) : beginOf(from, zone);
  const lastDay = beginOf(to, zone);
  return {
    dag,
    state,
    run_type: type,
    started_from: begin?.toISOString(),
    started_until: lastDay === undefined ? undefined : new Date(lastDay.getTime() + DAY_MILLISECONDS).toISOString(),
    order,
    cursor,
  };
}

function beginOf(day: string | undefined, zone: Zone): Date | undefined {
  return day === undefined ? undefined : (parseMomentField(`${day}T00:00:00`, zone) ?? undefined);
}

/** At the beginning of its day, so that the same question is asked the whole day. */
function daysBefore(today: Date, days: number): Date {
  return new Date(Math.floor(today.getTime() / DAY_MILLISECONDS) * DAY_MILLISECONDS - days * DAY_MILLISECONDS);
}
