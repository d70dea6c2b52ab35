import { setTimeout as pause } from "node:timers/promises";
import { cpuSecondsOf } from "../cpu-seconds.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";

const REPEATS = 3;
const WIDTHS = [
  { width: 1000, budget: "≤ 2", stretch: "≤ 0.5" },
  { width: 10_000, budget: "≤ 15", stretch: "≤ 3" },
];
/** Between two looks at whether the server answers. */
const PROBE_MILLISECONDS = 5;
const MICROSECONDS_PER_SECOND = 1_000_000;
const SETTINGS = { BARAM__CORE__PARALLELISM: "8", BARAM__RUNNER__WARM: "8" };

/** B4: a task mapped over a list, each instance doing nothing, and a reduce over all of them. Warm. */
export async function measureFanOut(database: BenchDatabase): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const { width, budget, stretch } of WIDTHS) {
    const { seconds, pauses, cpuSecondsPerTask } = await measureWidth(database, width);
    const name = `B4.fan_out_${width}`;
    measurements.push(
      { metric: `${name}_s`, unit: "s", budget, stretch, figures: seconds, cpuSecondsPerTask },
      { metric: `${name}_longest_pause_ms`, unit: "ms", budget: "< 100", stretch: "–", figures: pauses },
    );
  }
  return measurements;
}

async function measureWidth(database: BenchDatabase, width: number) {
  const dagId = `fan_out_${width}`;
  const installation = await Installation.start(database, dagId, SETTINGS);
  const runIds: string[] = [];
  const pauses: number[] = [];
  const cpuSecondsPerTask: number[] = [];
  for (let repeat = 0; repeat <= REPEATS; repeat += 1) {
    const before = cpuSecondsOf(installation.processId);
    const probe = new PauseProbe(installation);
    const runId = await installation.trigger(dagId);
    await installation.untilRunEnded(dagId, runId);
    const longest = await probe.stop();
    const after = cpuSecondsOf(installation.processId);
    if (repeat === 0) continue;
    runIds.push(runId);
    pauses.push(longest);
    if (before !== null && after !== null) cpuSecondsPerTask.push((after - before) / (width + 2));
  }
  const seconds = await installation.stop(async (store) => {
    const runs = await store.reader
      .selectFrom("dagRun")
      .select(["startDate", "endDate"])
      .where("runId", "in", runIds)
      .execute();
    return runs.map(({ startDate, endDate }) => ((endDate ?? 0) - (startDate ?? 0)) / MICROSECONDS_PER_SECOND);
  });
  return { seconds, pauses, cpuSecondsPerTask };
}

/** Asks the server again and again for next to nothing: the slowest answer shows how long it did something else. */
class PauseProbe {
  readonly #installation: Installation;
  readonly #loop: Promise<void>;
  #isStopping = false;
  #longest = 0;

  constructor(installation: Installation) {
    this.#installation = installation;
    this.#loop = this.#run();
  }

  /** @returns the longest answer, in milliseconds. */
  async stop(): Promise<number> {
    this.#isStopping = true;
    await this.#loop;
    return this.#longest;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      const before = performance.now();
      await this.#installation.request("GET", "/api/v1/version");
      this.#longest = Math.max(this.#longest, performance.now() - before);
      await pause(PROBE_MILLISECONDS);
    }
  }
}
