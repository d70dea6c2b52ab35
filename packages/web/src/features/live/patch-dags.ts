import type { DagListItem, DagPage, DagRun, RunAnswer, TaskInstanceChange } from "../../api/ui-shapes.ts";

/** The list shows at most this many runs of a Dag. */
const RECENT_RUNS = 16;

/** Puts a changed run among the recent runs of its Dag and counts it in its state. */
export function patchDag<Item extends DagListItem>(dag: Item, run: DagRun): Item {
  const index = dag.recent_runs.findIndex((known) => known.run_id === run.run_id);
  const known = dag.recent_runs[index];
  if (known !== undefined) {
    return {
      ...dag,
      recent_runs: dag.recent_runs.with(index, run),
      last_run: dag.last_run?.run_id === run.run_id ? run : dag.last_run,
      run_counts: {
        ...dag.run_counts,
        ...(known.state === run.state
          ? {}
          : {
              [known.state]: Math.max(0, dag.run_counts[known.state] - 1),
              [run.state]: dag.run_counts[run.state] + 1,
            }),
      },
    };
  }
  const newest = dag.recent_runs.at(-1);
  // A change of a run from before those on show: its counts come with the next answer of the server.
  if (newest !== undefined && Date.parse(run.logical_date) < Date.parse(newest.logical_date)) return dag;
  return {
    ...dag,
    recent_runs: [...dag.recent_runs, run].slice(-RECENT_RUNS),
    last_run: run,
    run_counts: { ...dag.run_counts, [run.state]: dag.run_counts[run.state] + 1 },
  };
}

/** Puts changed runs into a page of the Dags list. */
export function patchDagPage(page: DagPage, runs: readonly DagRun[]): DagPage {
  const ids = new Set(runs.map((run) => run.dag_id));
  if (!page.dags.some((dag) => ids.has(dag.dag_id))) return page;
  const dags = page.dags.map((dag) =>
    runs.reduce((patched, run) => (run.dag_id === dag.dag_id ? patchDag(patched, run) : patched), dag),
  );
  return { ...page, dags };
}

/** Puts changed task instances into the answer about their run. */
export function patchRunTaskInstances(answer: RunAnswer, changes: readonly TaskInstanceChange[]): RunAnswer {
  const byKey = new Map(changes.map((change) => [`${change.map_index} ${change.task_id}`, change]));
  let hasChanged = false;
  const taskInstances = answer.task_instances.map((known) => {
    const change = byKey.get(`${known.map_index} ${known.task_id}`);
    if (change === undefined) return known;
    hasChanged = true;
    const { state, try_number, start_date, end_date } = change;
    // The reason belonged to the state before.
    const isSameState = known.state === state;
    return {
      ...known,
      state,
      try_number,
      start_date,
      end_date,
      duration: null,
      state_reason: isSameState ? known.state_reason : null,
      known_reason: isSameState ? known.known_reason : null,
      next_try_at: isSameState ? known.next_try_at : null,
    };
  });
  return hasChanged ? { ...answer, task_instances: taskInstances } : answer;
}
