import { type BenchDatabase, Installation } from "../installation.ts";
import { type Measurement, quantile } from "../result-row.ts";
import { type SeededDag, seedHistory } from "../seed-history.ts";
import { type HistoryCall, historyCalls } from "./history-calls.ts";

const REPEATS = 3;
const CALLS = 40;
const RUNS_PER_DAG = 5000;

/** 100,000 runs with a million task instances, and a grid of 2,000 tasks × 25 runs. */
const SEEDED: readonly SeededDag[] = [
  ...Array.from({ length: 20 }, (_, index) => ({ dagId: `history_${index}`, runs: RUNS_PER_DAG })),
  { dagId: "grid_2000", runs: 24 },
];
const TEMPLATES = [...SEEDED.map(({ dagId }) => dagId), "graph_1000", "long_log"];

/** B8, the half of the API: how long calls take over a long history, one at a time. */
export async function measureHistoryReads(database: BenchDatabase): Promise<readonly Measurement[]> {
  const environment = { BARAM__CORE__DAGS_FOLDER: "bench/dags-history", BARAM__API__REQUESTS_PER_SECOND: "0" };
  const first = await Installation.start(database, "long_log", environment);
  const logPath = await runTemplates(first);
  await first.halt();
  const startedAt = performance.now();
  const count = await first.whileHalted((store) => seedHistory(store, SEEDED));
  const seedSeconds = (performance.now() - startedAt) / 1000;
  process.stderr.write(`Seeded ${count} task instances in ${seedSeconds.toFixed(0)} s.\n`);
  const installation = first.launchAgain();
  await installation.untilDagIsThere("long_log");
  const measurements: Measurement[] = [
    { metric: "B8.seed_s", unit: "s", budget: "–", stretch: "–", figures: [seedSeconds] },
  ];
  for (const call of [
    ...historyCalls(TEMPLATES, new Date()),
    { name: "log_100k_lines", path: logPath, budget: "≤ 500" },
  ]) {
    measurements.push(...(await measureCall(installation, call)));
  }
  await installation.halt();
  return measurements;
}

/** One run of each Dag, of which the others are copies. @returns where the long log is read. */
async function runTemplates(installation: Installation): Promise<string> {
  let logPath = "";
  for (const dagId of TEMPLATES) {
    await installation.untilDagIsThere(dagId);
    const runId = await installation.trigger(dagId);
    await installation.untilRunEnded(dagId, runId);
    logPath = `/ui/dags/${dagId}/runs/${encodeURIComponent(runId)}/taskInstances/talk/logs/1`;
  }
  return logPath;
}

async function measureCall(installation: Installation, call: HistoryCall): Promise<readonly Measurement[]> {
  const times: number[][] = [];
  // The first look at anything reads it from the disk; it is not counted.
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    const some: number[] = [];
    for (let number = 0; number < (repeat === 0 ? 3 : CALLS); number += 1) {
      some.push(await timeCall(installation, call));
      // What is over any budget need not be asked for minutes.
      if (some.length > 3 && some.reduce((sum, time) => sum + time, 0) > 5000) break;
    }
    if (repeat > 0) times.push(some);
  }
  const figures = (share: number) => times.map((some) => quantile(some, share));
  const { name, budget = "≤ 50" } = call;
  return [
    { metric: `B8.${name}_p50_ms`, unit: "ms", budget: "–", stretch: "–", figures: figures(0.5) },
    { metric: `B8.${name}_p95_ms`, unit: "ms", budget, stretch: "≤ 15", figures: figures(0.95) },
  ];
}

/** With the whole answer read. */
async function timeCall(installation: Installation, { path, body }: HistoryCall): Promise<number> {
  const startedAt = performance.now();
  await installation.requestText(body === undefined ? "GET" : "POST", path, body);
  return performance.now() - startedAt;
}
