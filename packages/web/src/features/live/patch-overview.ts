import type { QueryClient } from "@tanstack/react-query";
import { overviewKeys } from "../../api/overview-queries.ts";
import type { RunsAnswer, TimelineAnswer, TimelineRun } from "../../api/overview-shapes.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { isOnItsWay } from "./is-on-its-way.ts";
import type { ReadAgain } from "./read-again.ts";

/** Puts changed runs into the pages about the whole installation; their counts are small and are read again. */
export function patchOverview(queryClient: QueryClient, runs: readonly DagRun[], readAgain: ReadAgain): void {
  readAgain(overviewKeys.home);
  if (runs.length === 0) return;
  // It adds up a whole day, so it is read again when a run moved on rather than each task.
  readAgain(overviewKeys.history);
  let hasNew = isOnItsWay(queryClient, overviewKeys.runs);
  queryClient.setQueriesData<RunsAnswer>({ queryKey: overviewKeys.runs }, (answer) => {
    if (answer === undefined) return answer;
    hasNew ||= runs.some((run) => !answer.runs.some((known) => isSameRun(known, run)));
    return patchRuns(answer, runs);
  });
  // A run that is not on the page may belong to it: only the server knows the filters and the order.
  if (hasNew) readAgain(overviewKeys.runs);
  queryClient.setQueriesData<TimelineAnswer>({ queryKey: overviewKeys.timeline }, (answer) =>
    answer === undefined ? answer : patchTimeline(answer, runs),
  );
  if (isOnItsWay(queryClient, overviewKeys.timeline)) readAgain(overviewKeys.timeline);
}

/** Changes the runs of a page in their places; a run that does not match its filters any more stays until it is left. */
export function patchRuns(answer: RunsAnswer, runs: readonly DagRun[]): RunsAnswer {
  const changed = answer.runs.map((known) => runs.findLast((run) => isSameRun(known, run)) ?? known);
  return { ...answer, runs: changed };
}

/** Changes the runs on the timeline, and adds those that have begun. */
export function patchTimeline(answer: TimelineAnswer, runs: readonly DagRun[]): TimelineAnswer {
  const started = runs.flatMap((run): readonly TimelineRun[] =>
    run.start_date === null ? [] : [{ ...run, start_date: run.start_date }],
  );
  const changed = answer.runs.filter((known) => !runs.some((run) => isSameRun(known, run)));
  const last = started.filter((run, index) => !started.slice(index + 1).some((later) => isSameRun(later, run)));
  return { ...answer, runs: [...last, ...changed] };
}

function isSameRun(
  left: { readonly dag_id: string; readonly run_id: string },
  right: { readonly dag_id: string; readonly run_id: string },
): boolean {
  return left.run_id === right.run_id && left.dag_id === right.dag_id;
}
