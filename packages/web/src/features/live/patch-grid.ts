import type { GridWindow } from "../../api/ui-api.ts";
import type { DagRun, GridAnswer, GridTuple, TaskInstanceChange } from "../../api/ui-shapes.ts";

/** Puts changed runs into a grid: a known run in its place, a newer one at the end. Returns the same grid when nothing changed. */
export function patchGridRuns(grid: GridAnswer, runs: readonly DagRun[], gridWindow: GridWindow): GridAnswer {
  let patched = grid;
  for (const run of runs) {
    const index = patched.runs.findIndex((known) => known.run_id === run.run_id);
    if (index >= 0) patched = { ...patched, runs: patched.runs.with(index, run) };
    else if (showsNewRuns(gridWindow)) patched = insertRun(patched, run, gridWindow.limit);
  }
  return patched;
}

/** Only an unfiltered grid at the newest end can take a run that it was not asked for. */
function showsNewRuns(gridWindow: GridWindow): boolean {
  return gridWindow.before === undefined && gridWindow.run_type === undefined && gridWindow.state === undefined;
}

function insertRun(grid: GridAnswer, run: DagRun, limit: number): GridAnswer {
  const later = grid.runs.findIndex((known) => Date.parse(known.logical_date) > Date.parse(run.logical_date));
  const index = later === -1 ? grid.runs.length : later;
  // Older than all that are shown: it belongs to an older page.
  if (index === 0 && grid.runs.length > 0 && (grid.has_older || grid.runs.length >= limit)) return grid;
  const inserted: GridAnswer = {
    ...grid,
    runs: grid.runs.toSpliced(index, 0, run),
    task_instances: shiftRunIndexes(grid.task_instances, index, 1),
  };
  return inserted.runs.length > limit ? dropOldestRun(inserted) : inserted;
}

function dropOldestRun(grid: GridAnswer): GridAnswer {
  const kept = grid.task_instances.filter(([runIndex]) => runIndex !== 0);
  return { ...grid, runs: grid.runs.slice(1), task_instances: shiftRunIndexes(kept, 0, -1), has_older: true };
}

function shiftRunIndexes(tuples: readonly GridTuple[], from: number, by: number): readonly GridTuple[] {
  return tuples.map((tuple) =>
    tuple[0] < from ? tuple : [tuple[0] + by, tuple[1], tuple[2], tuple[3], tuple[4], tuple[5], tuple[6]],
  );
}

/** Repaints the cells of changed task instances. Changes of runs that are not shown are ignored. */
export function patchGridTaskInstances(grid: GridAnswer, changes: readonly TaskInstanceChange[]): GridAnswer {
  const runIndexes = new Map(grid.runs.map((run, index) => [run.run_id, index]));
  const pending = new Map<string, GridTuple>();
  for (const change of changes) {
    const runIndex = runIndexes.get(change.run_id);
    if (runIndex === undefined) continue;
    const tuple: GridTuple = [
      runIndex,
      change.task_id,
      change.map_index,
      change.state,
      change.try_number,
      change.start_date,
      change.end_date,
    ];
    pending.set(tupleKey(tuple), tuple);
  }
  if (pending.size === 0) return grid;
  const expanded = new Set(
    Array.from(pending.values()).flatMap(([runIndex, taskId, mapIndex]) =>
      mapIndex >= 0 ? [`${runIndex} ${taskId}`] : [],
    ),
  );
  const patched = grid.task_instances
    // The instance of a task that was not expanded yet has become the first of its instances.
    .filter(([runIndex, taskId, mapIndex]) => mapIndex >= 0 || !expanded.has(`${runIndex} ${taskId}`))
    .map((tuple) => takeFrom(pending, tuple));
  return { ...grid, task_instances: [...patched, ...pending.values()] };
}

/**
 * Puts the task instances of a run that was read for a grid into it.
 *
 * A cell that is there already came with a change, which the answer may be older than: only those that are missing come in.
 */
export function fillGridCells(grid: GridAnswer, taskInstances: readonly TaskInstanceChange[]): GridAnswer {
  const known = new Set(grid.task_instances.map((tuple) => `${grid.runs[tuple[0]]?.run_id} ${tuple[2]} ${tuple[1]}`));
  const missing = taskInstances.filter((one) => !known.has(`${one.run_id} ${one.map_index} ${one.task_id}`));
  return patchGridTaskInstances(grid, missing);
}

/** The changed tuple in the place of the known one; what stays in `pending` afterwards was not known before. */
function takeFrom(pending: Map<string, GridTuple>, known: GridTuple): GridTuple {
  const key = tupleKey(known);
  const changed = pending.get(key);
  if (changed === undefined) return known;
  pending.delete(key);
  return changed;
}

function tupleKey([runIndex, taskId, mapIndex]: GridTuple): string {
  return `${runIndex} ${mapIndex} ${taskId}`;
}
