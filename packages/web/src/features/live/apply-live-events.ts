import type { QueryClient } from "@tanstack/react-query";
import { historyKeys, type TimelineAnswer } from "../../api/dag-history.ts";
import { overviewKeys } from "../../api/overview-queries.ts";
import { queryKeys, runQuery } from "../../api/queries.ts";
import { settingsKeys } from "../../api/settings-api.ts";
import type { GridWindow } from "../../api/ui-api.ts";
import type { DagAnswer, DagPage, DagRun, GridAnswer, RunAnswer, TaskInstanceChange } from "../../api/ui-shapes.ts";
import { groupBy } from "../../app/group-by.ts";
import { applyWork } from "./apply-work.ts";
import { isOnItsWay } from "./is-on-its-way.ts";
import type { LiveEvent } from "./live-event.ts";
import { patchDag, patchDagPage, patchRunTaskInstances } from "./patch-dags.ts";
import { fillGridCells, patchGridRuns, patchGridTaskInstances } from "./patch-grid.ts";
import { patchOverview } from "./patch-overview.ts";
import { patchTimeline } from "./patch-timeline.ts";
import type { ReadAgain } from "./read-again.ts";

const WAITING_STATES = new Set(["scheduled", "queued", "up_for_retry", "up_for_reschedule", "deferred"]);

/**
 * Puts what the stream told into the answers that are kept.
 *
 * Cells, runs and bars are patched in place. Only what the stream does not tell (totals over all Dags,
 * reasons for waiting, facts of one task instance) is read again, each a small answer.
 */
export function applyLiveEvents(queryClient: QueryClient, events: readonly LiveEvent[], readAgain: ReadAgain): void {
  const runs = events.flatMap((event) => (event.kind === "dag-run" ? [event.run] : []));
  const changes = events.flatMap((event) => (event.kind === "task-instance" ? [event.change] : []));
  for (const [dagId, runsOfDag] of groupBy(runs, (run) => run.dag_id)) {
    applyRuns(queryClient, dagId, runsOfDag, readAgain);
  }
  for (const [dagId, changesOfDag] of groupBy(changes, (change) => change.dag_id)) {
    applyTaskInstances(queryClient, dagId, changesOfDag, readAgain);
  }
  if (runs.length > 0) {
    queryClient.setQueriesData<DagPage>({ queryKey: queryKeys.allDags }, (page) => page && patchDagPage(page, runs));
    readAgain(queryKeys.allDags);
  }
  if (runs.length > 0 || changes.length > 0) patchOverview(queryClient, runs, readAgain);
  // What a pool's slots are taken by follows from task instances; only whoever looks at pools reads it again.
  if (changes.length > 0) readAgain(settingsKeys.pools);
  applyWork(queryClient, events, readAgain);
  for (const event of events) {
    if (event.kind === "dag") {
      readAgain(overviewKeys.home);
      readAgain(queryKeys.dag(event.dagId));
      readAgain(queryKeys.dagWaiting(event.dagId));
      readAgain(queryKeys.allDags);
      readAgain(["source", event.dagId]);
    } else if (event.kind === "import-errors") {
      readAgain(queryKeys.importErrors);
      readAgain(overviewKeys.home);
    }
  }
}

function applyRuns(queryClient: QueryClient, dagId: string, runs: readonly DagRun[], readAgain: ReadAgain): void {
  const dagKey = queryKeys.dag(dagId);
  queryClient.setQueryData<DagAnswer>(
    dagKey,
    (answer) => answer && { ...answer, dag: runs.reduce(patchDag, answer.dag) },
  );
  if (isOnItsWay(queryClient, dagKey)) readAgain(dagKey);
  for (const run of runs) {
    const runKey = queryKeys.run(dagId, run.run_id);
    queryClient.setQueryData<RunAnswer>(runKey, (answer) => answer && { ...answer, run });
    if (isOnItsWay(queryClient, runKey)) readAgain(runKey);
    // A run that has ended is read once more, with the moments that the stream does not tell.
    if (run.end_date !== null) readAgain(historyKeys.timeline(dagId, run.run_id));
  }
  const { calendars, versions, events } = historyKeys;
  for (const key of [calendars(dagId), versions(dagId), events(dagId), queryKeys.dagWaiting(dagId)]) readAgain(key);
  patchGrids({ queryClient, dagId, readAgain }, (grid, gridWindow) => {
    const patched = patchGridRuns(grid, runs, gridWindow);
    const added = patched.runs.filter((run) => !grid.runs.some((known) => known.run_id === run.run_id));
    for (const run of added) void fillColumn({ queryClient, dagId, readAgain }, run.run_id);
    return patched;
  });
}

/** Reads the one run that came into the grid, not the grid. */
async function fillColumn(grids: GridsOfDag, runId: string): Promise<void> {
  const { task_instances: taskInstances } = await grids.queryClient.query(runQuery(grids.dagId, runId));
  patchGrids(grids, (grid) => fillGridCells(grid, taskInstances));
}

function applyTaskInstances(
  queryClient: QueryClient,
  dagId: string,
  changes: readonly TaskInstanceChange[],
  readAgain: ReadAgain,
): void {
  patchGrids({ queryClient, dagId, readAgain }, (grid) => patchGridTaskInstances(grid, changes));
  for (const [runId, changesOfRun] of groupBy(changes, (change) => change.run_id)) {
    const runKey = queryKeys.run(dagId, runId);
    queryClient.setQueryData<RunAnswer>(runKey, (answer) => answer && patchRunTaskInstances(answer, changesOfRun));
    const isWaiting = changesOfRun.some((change) => change.state !== null && WAITING_STATES.has(change.state));
    if (isWaiting || isOnItsWay(queryClient, runKey)) readAgain(runKey);
    const timelineKey = historyKeys.timeline(dagId, runId);
    const heardAt = new Date().toISOString();
    queryClient.setQueryData<TimelineAnswer>(
      timelineKey,
      (answer) => answer && patchTimeline(answer, changesOfRun, heardAt),
    );
    if (isOnItsWay(queryClient, timelineKey)) readAgain(timelineKey);
    // A neighbor's change may change why a task instance waits, so every one of the run on show is asked for.
    readAgain(["task-instance", dagId, runId]);
    readAgain(["xcoms", dagId, runId]);
  }
}

interface GridsOfDag {
  readonly queryClient: QueryClient;
  readonly dagId: string;
  readonly readAgain: ReadAgain;
}

function patchGrids(
  { queryClient, dagId, readAgain }: GridsOfDag,
  patch: (grid: GridAnswer, gridWindow: GridWindow) => GridAnswer,
): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: queryKeys.grids(dagId) })) {
    const key = query.queryKey;
    queryClient.setQueryData<GridAnswer>(key, (grid) => grid && patch(grid, key[2] as GridWindow));
    if (isOnItsWay(queryClient, key)) readAgain(key);
  }
}
