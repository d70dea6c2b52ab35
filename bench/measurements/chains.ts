import type { MetadataStore } from "@baram/metadata-store";
import { cpuSecondsOf } from "../cpu-seconds.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";
import { readLowerBounds } from "./lower-bounds.ts";

const REPEATS = 5;
const SETTINGS = { BARAM__CORE__PARALLELISM: "1", BARAM__RUNNER__WARM: "1" };
const MICROSECONDS_PER_SECOND = 1_000_000;
const SMALL = { dagId: "chain_40_fibo_10", tasks: 40, rawDagId: null };
const LARGE = { dagId: "chain_10_fibo_33", tasks: 10, rawDagId: "raw_10_fibo_33" };

interface Chain {
  readonly dagId: string;
  readonly tasks: number;
  /** A Dag whose only task does the work of the whole chain and returns how many seconds it took. */
  readonly rawDagId: string | null;
}

/** B2: chains on one worker, from the trigger to the end of the run. The first run warms up and is not counted. */
export async function measureChains(database: BenchDatabase): Promise<readonly Measurement[]> {
  const { commit, roundTrip } = await readLowerBounds(database);
  const { raw: _, ...small } = await measureChain(database, SMALL);
  const { raw, ...large } = await measureChain(database, LARGE);
  const smallRaw = (SMALL.tasks * (commit + roundTrip)) / 1000;
  return [
    { metric: "B2.chain_40_fibo_10_s", unit: "s", budget: "≤ 0.2", stretch: "≤ 0.05", raw: smallRaw, ...small },
    { metric: "B2.chain_10_fibo_33_s", unit: "s", budget: "raw + 5 %", stretch: "raw + 2 %", ...large },
    {
      metric: "B2.chain_10_fibo_33_to_raw_ratio",
      unit: "×",
      budget: "≤ 1.05",
      stretch: "≤ 1.02",
      figures: large.figures.map((seconds, index) => seconds / (raw[index] ?? Number.NaN)),
    },
  ];
}

/** Raw runs and runs of the chain take turns, in the same runner, so that a machine that slows down slows both. */
async function measureChain(database: BenchDatabase, { dagId, tasks, rawDagId }: Chain) {
  const installation = await Installation.start(database, dagId, SETTINGS);
  const runIds: string[] = [];
  const rawRunIds: string[] = [];
  const cpuSecondsPerTask: number[] = [];
  const commitsPerTask: number[] = [];
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    if (rawDagId !== null) rawRunIds.push(await runOnce(installation, rawDagId));
    const commitsBefore = await installation.countCommits();
    const before = cpuSecondsOf(installation.processId);
    const runId = await runOnce(installation, dagId);
    const after = cpuSecondsOf(installation.processId);
    if (repeat === 0) continue;
    runIds.push(runId);
    commitsPerTask.push(((await installation.countCommits()) - commitsBefore) / tasks);
    if (before !== null && after !== null) cpuSecondsPerTask.push((after - before) / tasks);
  }
  const { figures, raw } = await installation.stop(async (store) => {
    const runs = await store.reader
      .selectFrom("dagRun")
      .select(["queuedAt", "endDate"])
      .where("dagId", "=", dagId)
      .where("runId", "in", runIds)
      .orderBy("id")
      .execute();
    const results = rawDagId === null ? [] : await rawResults(store, rawDagId, rawRunIds.slice(1));
    return {
      figures: runs.map(({ queuedAt, endDate }) => ((endDate ?? 0) - (queuedAt ?? 0)) / MICROSECONDS_PER_SECOND),
      raw: results.map(({ value }) => Number(value)),
    };
  });
  return { figures, raw, cpuSecondsPerTask, commitsPerTask };
}

/** What the task of each raw run measured by itself, in seconds. */
function rawResults(store: MetadataStore, dagId: string, runIds: readonly string[]) {
  return store.reader
    .selectFrom("xcom")
    .innerJoin("dagRun", "dagRun.id", "xcom.dagRunId")
    .select("xcom.value")
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.runId", "in", runIds)
    .orderBy("dagRun.id")
    .execute();
}

async function runOnce(installation: Installation, dagId: string): Promise<string> {
  const runId = await installation.trigger(dagId);
  await installation.untilRunEnded(dagId, runId);
  return runId;
}
