import {
  type Asset,
  AssetAlias,
  type AssetCondition,
  allOf,
  anyOf,
  assetOrTime,
  atDates,
  Asset as BaramAsset,
  BashOperator,
  cronTrigger,
  Dag,
  every,
  type Schedule,
  type TimeSchedule,
} from "baram";
import type { GivenAssets, GivenSchedule, GivenScheduledDag } from "./given.ts";

/** Makes the Dag that a recording describes, as an author would, with one task unless it says otherwise. */
export function buildScheduledDag(given: GivenScheduledDag): Dag {
  const { tasks = [{ task_id: "t" }], producers = [] } = given;
  const options = {
    catchup: given.catchup,
    startDate: given.start_date,
    endDate: given.end_date,
    timezone: given.timezone,
    maxActiveRuns: given.max_active_runs,
    schedule: given.schedule === undefined ? undefined : scheduleOf(given.schedule),
  };
  const dag = new Dag(given.dag_id ?? "d", withoutUndefined(options));
  for (const { task_id: taskId, start_date: startDate, end_date: endDate } of tasks) {
    new BashOperator(withoutUndefined({ taskId, dag, startDate, endDate, bashCommand: "true" }));
  }
  for (const { task_id: taskId, outlets } of producers) {
    new BashOperator({ taskId, dag, bashCommand: "true", outlets: outlets.map(assetOf) });
  }
  return dag;
}

/** A schedule as an author would write it. What is none goes through as it is. */
export function scheduleOf(given: GivenSchedule): Schedule {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return given as Schedule;
  if ("delta" in given) return every(given.delta);
  if ("relativedelta" in given) return every(given.relativedelta);
  if ("timetable" in given) return timetableOf(given);
  const { datasets } = given as Extract<GivenSchedule, { datasets: GivenAssets }>;
  return conditionOf(datasets);
}

function timetableOf(given: Extract<GivenSchedule, { timetable: string }>): Schedule {
  switch (given.timetable) {
    case "CronDataIntervalTimetable":
      return { cron: given.cron, timezone: given.timezone };
    case "CronTriggerTimetable": {
      const { cron, timezone, interval } = given;
      if (interval === undefined) return cronTrigger(cron, { timezone });
      return cronTrigger(cron, {
        timezone,
        interval: "delta" in interval ? interval.delta : interval.relativedelta,
      });
    }
    case "EventsTimetable":
      return atDates(
        given.event_dates,
        withoutUndefined({ restrictToEvents: given.restrict_to_events, description: given.description }),
      );
    case "DatasetOrTimeSchedule":
      return assetOrTime({
        assets: conditionOf(given.datasets),
        timetable: scheduleOf(given.time) as TimeSchedule,
      });
  }
}

/** A list means all of them. */
function conditionOf(given: GivenAssets): AssetCondition {
  if ("any" in given) return anyOf(...partsOf(given.any));
  return allOf(...partsOf("all" in given ? given.all : given));
}

function partsOf(given: GivenAssets): readonly AssetCondition[] {
  if (!Array.isArray(given)) return [conditionOf(given)];
  return given.map((part: string | { readonly alias: string } | GivenAssets) =>
    typeof part === "string" || "alias" in part ? assetOf(part) : conditionOf(part),
  );
}

/** An asset by its URI, or an alias. */
function assetOf(given: string | { readonly alias: string }): Asset | AssetAlias {
  return typeof given === "string" ? new BaramAsset(given) : new AssetAlias(given.alias);
}

/** Options that were not given count as such only when they are absent. */
function withoutUndefined<Options extends object>(options: Options) {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Options]: Exclude<Options[Name], undefined> };
}
