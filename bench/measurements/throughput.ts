import { setTimeout as pause } from "node:timers/promises";
import { cpuSecondsOf } from "../cpu-seconds.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import { type Measurement, median } from "../result-row.ts";
import { readLowerBounds } from "./lower-bounds.ts";

const DAG_ID = "elastic_no_structure";
/** Runs that are always waiting, so that the scheduler never wants for work. */
const BACKLOG_RUNS = 8;
const REPEATS = 3;
const MICROSECONDS_PER_SECOND = 1_000_000;

/** B5: tasks that do nothing, full history kept, over a time given in seconds, on an installation as it comes. */
export async function measureThroughput(
  database: BenchDatabase,
  { seconds }: { readonly seconds: number },
): Promise<readonly Measurement[]> {
  const { commit } = await readLowerBounds(database);
  const figures: number[] = [];
  const decay: number[] = [];
  const cpuSecondsPerTask: number[] = [];
  const commitsPerTask: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const { perSecond, tasks, cpuSeconds, commits } = await measureOnce(database, seconds);
    figures.push(median(perSecond));
    commitsPerTask.push(commits / tasks);
    if (cpuSeconds !== null) cpuSecondsPerTask.push(cpuSeconds / tasks);
    const third = Math.max(1, Math.floor(perSecond.length / 3));
    decay.push(median(perSecond.slice(-third)) / median(perSecond.slice(0, third)));
  }
  return [
    {
      metric: "B5.tasks_per_second",
      unit: "tasks/s",
      budget: "≥ 1,000",
      stretch: "≥ 4,000",
      figures,
      raw: 1000 / commit,
      cpuSecondsPerTask,
      commitsPerTask,
    },
    { metric: "B5.last_to_first_third_ratio", unit: "×", budget: "no decay", stretch: "–", figures: decay },
  ];
}

async function measureOnce(database: BenchDatabase, seconds: number) {
  const installation = await Installation.start(database, DAG_ID);
  const open = new Set<string>();
  const commitsBefore = await installation.countCommits();
  const until = performance.now() + seconds * 1000;
  const before = cpuSecondsOf(installation.processId);
  while (performance.now() < until) {
    while (open.size < BACKLOG_RUNS) open.add(await installation.trigger(DAG_ID));
    await pause(200);
    const page = await installation.request("GET", `/api/v1/dags/${DAG_ID}/dagRuns?state=running,queued&limit=100`);
    const { dag_runs } = page as { dag_runs: readonly { readonly dag_run_id: string }[] };
    const unfinished = new Set(dag_runs.map(({ dag_run_id }) => dag_run_id));
    for (const runId of Array.from(open)) if (!unfinished.has(runId)) open.delete(runId);
  }
  const after = cpuSecondsOf(installation.processId);
  const commits = (await installation.countCommits()) - commitsBefore;
  const ends = await installation.stop(async (store) => {
    const rows = await store.reader
      .selectFrom("taskInstance")
      .select("endDate")
      .where("state", "=", "success")
      .execute();
    return rows.map(({ endDate }) => endDate ?? 0);
  });
  const cpuSeconds = before === null || after === null ? null : after - before;
  return { perSecond: countPerSecond(ends), tasks: ends.length, commits, cpuSeconds };
}

/** Whole seconds only: the first and the last, which were cut, do not count. */
function countPerSecond(ends: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const end of ends) {
    const second = Math.floor(end / MICROSECONDS_PER_SECOND);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => counts.get(first + 1 + index) ?? 0);
}
