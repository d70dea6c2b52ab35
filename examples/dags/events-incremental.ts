import { Dag, every } from "baram";
import { addEventsTasks, filePerDayOf, oneFileOf } from "../events/events-tasks.ts";

/*
 * Each run fetches what happened in its own interval, and no more.
 */

const DAYS = {
  startDate: "2019-01-01",
  endDate: "2019-01-05",
  tags: ["incremental data"],
};

export const queryWithDates = new Dag("05_query_with_dates", {
  ...DAYS,
  description: "Dates written into the query: each run fetches the same day.",
  schedule: "@daily",
});
addEventsTasks(queryWithDates, { ...oneFileOf("05_query_with_dates"), startDate: "2019-01-01", endDate: "2019-01-02" });

export const templatedQuery = new Dag("06_templated_query", {
  ...DAYS,
  description: "The run's own dates in the query, as templates: each run fetches its own day.",
  schedule: "@daily",
});
addEventsTasks(templatedQuery, {
  ...oneFileOf("06_templated_query"),
  startDate: "{{ execution_date.strftime('%Y-%m-%d') }}",
  endDate: "{{ next_execution_date.strftime('%Y-%m-%d') }}",
});

export const templatedQueryShort = new Dag("07_templated_query_ds", {
  ...DAYS,
  description: "The same with the short names of the dates, and three days to a run.",
  schedule: every({ days: 3 }),
});
addEventsTasks(templatedQueryShort, {
  ...oneFileOf("07_templated_query_ds"),
  startDate: "{{ ds }}",
  endDate: "{{ next_ds }}",
});

export const templatedPath = new Dag("08_templated_path", {
  ...DAYS,
  description: "Each run's data in files of its own: no run overwrites what another has fetched.",
  docMd:
    "There are no events for 5 January. The book's code fails that day, for there is no column to group by; here the file has a header and nothing else.",
  schedule: "@daily",
});
addEventsTasks(templatedPath, filePerDayOf("08_templated_path"));
