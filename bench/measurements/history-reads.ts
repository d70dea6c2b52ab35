import { type BenchDatabase, Installation } from "../installation.ts";
import { type Measurement, quantile } from "../result-row.ts";
import { type SeededDag, seedHistory } from "../seed-history.ts";

const REPEATS = 3;
const CALLS = 40;
const RUNS_PER_DAG = 5000;

/** 100,000 runs with a million task instances, and a grid of 2,000 tasks × 25 runs. */
const SEEDED: readonly SeededDag[] = [
  ...Array.from({ length: 20 }, (_, index) => ({ dagId: `history_${index}`, runs: RUNS_PER_DAG })),
  { dagId: "grid_2000", runs: 24 },
];
const TEMPLATES = [...SEEDED.map(({ dagId }) => dagId), "graph_1000", "long_log"];

interface Call {
  /** The last part of the metric's name. */
  readonly name: string;
  readonly path: string;
  readonly body?: object;
  /** What has to be shown where it is not the budget of every call. */
  readonly budget?: string;
}

const RUN = "/api/v1/dags/history_7/dagRuns/seeded__2500";

/** What pages and scripts ask: lists over everything, lists of a Dag, one of a kind, and the reads of the large pages. */
const CALLS_MEASURED: readonly Call[] = [
  { name: "dags_page", path: "/api/v1/dags?limit=100" },
  { name: "ui_dags_page", path: "/ui/dags?limit=50" },
  { name: "runs_newest", path: "/api/v1/dags/~/dagRuns?limit=100&order_by=-execution_date" },
  { name: "runs_by_start", path: "/api/v1/dags/~/dagRuns?limit=100&order_by=-start_date" },
  { name: "runs_of_dag", path: "/api/v1/dags/history_7/dagRuns?limit=25&order_by=-execution_date" },
  { name: "runs_of_dag_offset", path: "/api/v1/dags/history_7/dagRuns?limit=25&offset=1000&order_by=-execution_date" },
  { name: "runs_failed", path: "/api/v1/dags/~/dagRuns?limit=100&state=failed&order_by=-execution_date" },
  { name: "runs_form", path: "/api/v1/dags/~/dagRuns/list", body: { page_limit: 100, order_by: "-execution_date" } },
  { name: "run", path: RUN },
  { name: "instances_of_run", path: `${RUN}/taskInstances?limit=100` },
  { name: "instances_failed", path: "/api/v1/dags/~/dagRuns/~/taskInstances?limit=100&state=failed" },
  { name: "instances_running", path: "/api/v1/dags/~/dagRuns/~/taskInstances?limit=100&state=running" },
  {
    name: "instances_of_dag",
    path: "/api/v1/dags/history_7/dagRuns/~/taskInstances?limit=100&start_date_gte=2026-01-01T00%3A00%3A00Z",
  },
  { name: "dag_stats", path: `/api/v1/dagStats?dag_ids=${TEMPLATES.slice(0, 20).join(",")}` },
  { name: "event_logs_of_dag", path: "/api/v1/eventLogs?limit=100&dag_id=history_7&order_by=-when" },
  { name: "waiting", path: "/api/v1/dags/history_7/waiting" },
  { name: "ui_runs", path: "/ui/runs?limit=50" },
  { name: "ui_home", path: "/ui/home" },
  { name: "ui_grid_of_dag", path: "/ui/dags/history_7/grid?limit=25" },
  { name: "ui_grid_2000x25", path: "/ui/dags/grid_2000/grid?limit=25", budget: "≤ 500" },
  { name: "ui_dag_1000", path: "/ui/dags/graph_1000", budget: "≤ 500" },
];

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
  for (const call of [...CALLS_MEASURED, { name: "log_100k_lines", path: logPath, budget: "≤ 500" }]) {
    measurements.push(...(await measureCall(installation, call)));
  }
  await installation.stop(async () => undefined);
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

async function measureCall(installation: Installation, call: Call): Promise<readonly Measurement[]> {
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
async function timeCall(installation: Installation, { path, body }: Call): Promise<number> {
  const startedAt = performance.now();
  await (await installation.request(body === undefined ? "GET" : "POST", path, body)).arrayBuffer();
  return performance.now() - startedAt;
}
