import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { read } from "./http.ts";
import type { HistoryAnswer, HomeAnswer, RunsAnswer, TimelineAnswer } from "./overview-shapes.ts";

/** The names under which answers about the whole installation are kept; the event stream patches them. */
export const overviewKeys = {
  home: ["home"] as const,
  history: ["home-history"] as const,
  runs: ["runs-of-all-dags"] as const,
  timeline: ["timeline"] as const,
};

/** What narrows and orders the runs of all Dags. */
export interface RunsFilter {
  readonly dag?: string | undefined;
  readonly state?: string | undefined;
  readonly run_type?: string | undefined;
  readonly started_from?: string | undefined;
  readonly started_until?: string | undefined;
  readonly order?: string | undefined;
  readonly cursor?: string | undefined;
}

/** How the installation stands. */
export const homeQuery = queryOptions({
  queryKey: overviewKeys.home,
  queryFn: ({ signal }) => read<HomeAnswer>("/ui/home", {}, signal),
});

/** What ended in the last hours. */
export function historyQuery(hours: number) {
  return queryOptions({
    queryKey: [...overviewKeys.history, hours] as const,
    queryFn: ({ signal }) => read<HistoryAnswer>("/ui/home/history", { hours }, signal),
    placeholderData: keepPreviousData,
  });
}

/** One page of the runs of all Dags. */
export function runsQuery(filter: RunsFilter) {
  return queryOptions({
    queryKey: [...overviewKeys.runs, filter] as const,
    queryFn: ({ signal }) => read<RunsAnswer>("/ui/runs", { ...filter }, signal),
    placeholderData: keepPreviousData,
  });
}

/** What ran, runs and will run in a stretch of time; its ends are ISO 8601 text. */
export function timelineQuery(stretch: { readonly from: string; readonly until: string }) {
  return queryOptions({
    queryKey: [...overviewKeys.timeline, stretch] as const,
    queryFn: ({ signal }) => read<TimelineAnswer>("/ui/timeline", stretch, signal),
    placeholderData: keepPreviousData,
  });
}
