import { isFinishedTaskInstanceState } from "@baram/domain";
import { change, pathOf } from "../../api/http.ts";
import { markRun, type TaskInstanceReference } from "../../api/stable-api.ts";
import { readRun } from "../../api/ui-api.ts";
import type { DagRun } from "../../api/ui-shapes.ts";

/** One of the chosen runs, with how many of its task instances an act reaches. */
export interface ReachedRun {
  readonly run: DagRun;
  readonly count: number;
}

/** An act on several runs that stopped on its way: those before it are done, and stay so. */
export class PartlyDone extends Error {
  override readonly name = "PartlyDone";
  readonly done: number;

  constructor(done: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.done = done;
  }
}

interface ClearChoice {
  readonly onlyFailed: boolean;
  readonly isDryRun: boolean;
}

/** How many task instances of each run clearing would reach. */
export async function previewClear(runs: readonly DagRun[], onlyFailed: boolean): Promise<readonly ReachedRun[]> {
  return Promise.all(runs.map(async (run) => ({ run, count: await clearRun(run, { onlyFailed, isDryRun: true }) })));
}

/** Clears the runs one after the other. @returns how many task instances run again. */
export async function clearRuns(runs: readonly DagRun[], onlyFailed: boolean): Promise<number> {
  let cleared = 0;
  await oneByOne(runs, async (run) => {
    cleared += await clearRun(run, { onlyFailed, isDryRun: false });
  });
  return cleared;
}

/** How many task instances of each run have not finished. */
export async function countUnfinished(runs: readonly DagRun[]): Promise<readonly ReachedRun[]> {
  return Promise.all(
    runs.map(async (run) => {
      const { task_instances: instances } = await readRun(run.dag_id, run.run_id);
      return { run, count: instances.filter(({ state }) => !isFinishedTaskInstanceState(state ?? "none")).length };
    }),
  );
}

/** Marks the runs one after the other. */
export async function markRuns(runs: readonly DagRun[], state: "success" | "failed"): Promise<void> {
  await oneByOne(runs, (run) => markRun({ dagId: run.dag_id, runId: run.run_id }, state));
}

async function clearRun(run: DagRun, { onlyFailed, isDryRun }: ClearChoice): Promise<number> {
  const answer = await change<{ readonly task_instances: readonly TaskInstanceReference[] }>({
    method: "POST",
    path: pathOf("/api/v1/dags/{}/clearTaskInstances", run.dag_id),
    body: { dry_run: isDryRun, dag_run_id: run.run_id, only_failed: onlyFailed, reset_dag_runs: true },
  });
  return answer.task_instances.length;
}

async function oneByOne(runs: readonly DagRun[], act: (run: DagRun) => Promise<unknown>): Promise<void> {
  for (const [done, run] of runs.entries()) {
    try {
      await act(run);
    } catch (error) {
      throw new PartlyDone(done, error);
    }
  }
}
