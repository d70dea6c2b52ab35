import { cpuSecondsOf } from "../cpu-seconds.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";

const REPEATS = 5;
const SETTINGS = { BARAM__CORE__PARALLELISM: "1", BARAM__RUNNER__WARM: "1" };
const MICROSECONDS_PER_SECOND = 1_000_000;

/** B2: chains on one worker, from the trigger to the end of the run. The first run warms up and is not counted. */
export async function measureChains(database: BenchDatabase): Promise<readonly Measurement[]> {
  const small = await measureChain(database, { dagId: "chain_40_fibo_10", tasks: 40 });
  const large = await measureChain(database, { dagId: "chain_10_fibo_33", tasks: 10 });
  const raw = rawSeconds();
  return [
    { metric: "B2.chain_40_fibo_10_s", unit: "s", budget: "≤ 0.2", stretch: "≤ 0.05", ...small },
    { metric: "B2.chain_10_fibo_33_s", unit: "s", budget: "raw + 5 %", stretch: "raw + 2 %", ...large },
    {
      metric: "B2.chain_10_fibo_33_to_raw_ratio",
      unit: "×",
      budget: "≤ 1.05",
      stretch: "≤ 1.02",
      figures: large.figures.map((seconds) => seconds / raw),
    },
  ];
}

async function measureChain(
  database: BenchDatabase,
  { dagId, tasks }: { readonly dagId: string; readonly tasks: number },
): Promise<{ readonly figures: readonly number[]; readonly cpuSecondsPerTask: readonly number[] }> {
  const installation = await Installation.start(database, dagId, SETTINGS);
  const runIds: string[] = [];
  const cpuSecondsPerTask: number[] = [];
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    const before = cpuSecondsOf(installation.processId);
    const runId = await installation.trigger(dagId);
    await installation.untilRunEnded(dagId, runId);
    const after = cpuSecondsOf(installation.processId);
    if (repeat === 0) continue;
    runIds.push(runId);
    if (before !== null && after !== null) cpuSecondsPerTask.push((after - before) / tasks);
  }
  const figures = await installation.stop(async (store) => {
    const rows = await store.reader
      .selectFrom("dagRun")
      .select(["queuedAt", "endDate"])
      .where("dagId", "=", dagId)
      .where("runId", "in", runIds)
      .execute();
    return rows.map(({ queuedAt, endDate }) => ((endDate ?? 0) - (queuedAt ?? 0)) / MICROSECONDS_PER_SECOND);
  });
  return { figures, cpuSecondsPerTask };
}

/** The bare function, ten times, in this process: the least that the large chain can take. */
function rawSeconds(): number {
  const fibonacci = (n: number): number => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));
  fibonacci(25);
  const times = Array.from({ length: 3 }, () => {
    const startedAt = performance.now();
    for (let index = 0; index < 10; index += 1) fibonacci(33);
    return (performance.now() - startedAt) / 1000;
  });
  return Math.min(...times);
}
