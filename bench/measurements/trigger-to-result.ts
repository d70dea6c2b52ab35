import { setTimeout as pause } from "node:timers/promises";
import { type BenchDatabase, Installation } from "../installation.ts";
import { type Measurement, quantile } from "../result-row.ts";

const DAG_ID = "three_steps";
const RUNS = 50;
/**
 * What a client waits for a server that is warm. V8 waits for some five hundred calls of a function before it compiles it as
 * well as it can, and many are called once a run: from about the 1,500th on runs take no less time.
 */
const RUNS_BEFORE = 2000;
const AT_ONCE = 200;
const REPEATS = 3;
/** Between two looks for the result: asking takes of the time of those who work on it. */
const LOOK_MILLISECONDS = 1;

/**
 * B3: from the request that triggers a run of three tasks to the result of the last, as a client has it that waits for the
 * run, then as one has it that asks for the result again and again; then 200 at once.
 */
export async function measureTriggerToResult(database: BenchDatabase): Promise<readonly Measurement[]> {
  const installation = await Installation.start(database, DAG_ID);
  // The first ones are not counted: runners start, and a server that has been at work for a while has compiled its code.
  for (let run = 0; run < RUNS_BEFORE; run += 1) await triggerAndWait(installation);
  const waited: number[][] = [];
  const asked: number[][] = [];
  const rates: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    waited.push(await takeRuns(() => triggerAndWait(installation)));
    asked.push(await takeRuns(() => triggerAndAsk(installation)));
    rates.push(await triggerMany(installation));
  }
  await installation.halt();
  const figures = (latencies: readonly number[][], share: number) => latencies.map((one) => quantile(one, share));
  return [
    {
      metric: "B3.trigger_to_result_p50_ms",
      unit: "ms",
      budget: "≤ 12",
      stretch: "≤ 4",
      figures: figures(waited, 0.5),
    },
    { metric: "B3.trigger_to_result_p95_ms", unit: "ms", budget: "≤ 25", stretch: "–", figures: figures(waited, 0.95) },
    {
      metric: "B3.trigger_to_asked_result_p50_ms",
      unit: "ms",
      budget: "–",
      stretch: "–",
      figures: figures(asked, 0.5),
    },
    { metric: "B3.at_once_runs_per_s", unit: "/s", budget: "≥ 200", stretch: "≥ 700", figures: rates },
  ];
}

async function takeRuns(measure: () => Promise<number>): Promise<number[]> {
  const figures: number[] = [];
  for (let run = 0; run < RUNS; run += 1) figures.push(await measure());
  return figures;
}

/** @returns milliseconds. */
async function triggerAndWait(installation: Installation): Promise<number> {
  const startedAt = performance.now();
  const runId = await installation.trigger(DAG_ID);
  const path = `/api/v1/dags/${DAG_ID}/dagRuns/${encodeURIComponent(runId)}/wait?result=answer`;
  const { results } = (await installation.tryGetJson(path)) as { readonly results?: Readonly<Record<string, unknown>> };
  if (results?.["answer"] === undefined) throw new Error(`The run ${runId} ended without its result.`);
  return performance.now() - startedAt;
}

/** @returns milliseconds. */
async function triggerAndAsk(installation: Installation): Promise<number> {
  const startedAt = performance.now();
  const runId = await installation.trigger(DAG_ID);
  const path = `/api/v1/dags/${DAG_ID}/dagRuns/${encodeURIComponent(runId)}/taskInstances/answer/xcomEntries/return_value`;
  while ((await installation.tryGetJson(path)) === null) await pause(LOOK_MILLISECONDS);
  return performance.now() - startedAt;
}

/** @returns runs a second. */
async function triggerMany(installation: Installation): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => triggerNamed(installation, index)));
  const path = `/api/v1/dags/${DAG_ID}/dagRuns?limit=1&state=queued,running&fields=dag_run_id`;
  for (;;) {
    const page = (await installation.tryGetJson(path)) as { readonly total_entries: number } | null;
    if (page?.total_entries === 0) break;
    await pause(10 * LOOK_MILLISECONDS);
  }
  return AT_ONCE / ((performance.now() - startedAt) / 1000);
}

let named = 0;

async function triggerNamed(installation: Installation, index: number): Promise<void> {
  named += 1;
  // Runs of one moment would have the same date.
  const logicalDate = new Date(Date.UTC(2024, 0, 1) + named * 1000 + index).toISOString();
  await installation.request("POST", `/api/v1/dags/${DAG_ID}/dagRuns`, { logical_date: logicalDate });
}
