import { cpuSecondsOf } from "../cpu-seconds.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import { type Measurement, quantile } from "../result-row.ts";
import { readLowerBounds } from "./lower-bounds.ts";

const REPEATS = 3;
const DAG_ID = "hop_chain";

/** B1: from the end of a task, as its code sees it, to the first line of its dependent. Warm: the first run is not counted. */
export async function measureHopLatency(database: BenchDatabase): Promise<readonly Measurement[]> {
  const { commit, roundTrip } = await readLowerBounds(database);
  const installation = await Installation.start(database, DAG_ID);
  const runIds: string[] = [];
  const cpuSecondsPerTask: number[] = [];
  const commitsPerTask: number[] = [];
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    const commitsBefore = await installation.countCommits();
    const before = cpuSecondsOf(installation.processId);
    const runId = await installation.trigger(DAG_ID);
    await installation.untilRunEnded(DAG_ID, runId);
    const after = cpuSecondsOf(installation.processId);
    if (repeat === 0) continue;
    runIds.push(runId);
    commitsPerTask.push(((await installation.countCommits()) - commitsBefore) / 1000);
    if (before !== null && after !== null) cpuSecondsPerTask.push((after - before) / 1000);
  }
  const hops = await installation.stop(async (store) => {
    const rows = await store.reader
      .selectFrom("xcom")
      .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
      .select(["dagRun.runId", "xcom.taskId", "xcom.value"])
      .where("dagRun.runId", "in", runIds)
      .where("xcom.key", "=", "return_value")
      .execute();
    return runIds.map((runId) => hopsOf(rows.filter((row) => row.runId === runId)));
  });
  const figures = (share: number) => hops.map((run) => quantile(run, share));
  return [
    {
      metric: "B1.hop_latency_p50_ms",
      unit: "ms",
      budget: "≤ 3",
      stretch: database.name === "sqlite" ? "≤ 0.5" : "≤ 1.0",
      figures: figures(0.5),
      raw: commit + roundTrip,
      cpuSecondsPerTask,
      commitsPerTask,
    },
    { metric: "B1.hop_latency_p99_ms", unit: "ms", budget: "≤ 15", stretch: "–", figures: figures(0.99) },
  ];
}

interface Times {
  readonly startedAt: number;
  readonly endedAt: number;
}

function hopsOf(rows: readonly { readonly taskId: string; readonly value: string }[]): readonly number[] {
  const times = rows
    .map(({ taskId, value }) => ({ index: Number(taskId.slice("hop_".length)), ...(JSON.parse(value) as Times) }))
    .sort((one, other) => one.index - other.index);
  return times.slice(1).map(({ startedAt }, index) => startedAt - (times[index]?.endedAt ?? Number.NaN));
}
