import { Dag, every } from "baram";
import { addEventsTasks, oneFileOf } from "../events/events-tasks.ts";

/*
 * When a Dag runs. Each of these fetches all events there are and counts them; they differ in their schedule alone.
 */

export const unscheduled = new Dag("01_unscheduled", {
  description: "Runs when somebody asks for it.",
  startDate: "2019-01-01",
  schedule: null,
  tags: ["schedules"],
});

export const daily = new Dag("02_daily_schedule", {
  description: "Runs each midnight, for the day that is over. Catchup makes up for all days since the start date.",
  startDate: "2019-01-01",
  endDate: "2019-01-05",
  schedule: "@daily",
  tags: ["schedules"],
});

export const withEndDate = new Dag("03_with_end_date", {
  description: "The last run is the one for the end date; it starts when that day is over.",
  docMd: "The same as a preset, written as a cron expression.",
  startDate: "2019-01-01",
  endDate: "2019-01-05",
  schedule: "0 0 * * *",
  tags: ["schedules"],
});

export const timeDelta = new Dag("04_time_delta", {
  description: "Runs every three days, counted from the start date: no cron expression can say that.",
  startDate: "2019-01-01",
  endDate: "2019-01-05",
  schedule: every({ days: 3 }),
  tags: ["schedules"],
});

export const noCatchup = new Dag("09_no_catchup", {
  description: "Runs for the latest day alone, whatever was missed while it was paused.",
  startDate: "2019-01-01",
  endDate: "2019-01-05",
  schedule: "@daily",
  catchup: false,
  tags: ["schedules"],
});

for (const dag of [unscheduled, daily, withEndDate, timeDelta, noCatchup]) addEventsTasks(dag, oneFileOf(dag.dagId));
