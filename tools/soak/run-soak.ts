import { setTimeout as pause } from "node:timers/promises";
import { MetadataStore } from "@baram/metadata-store";
import { readAttempts } from "./attempts-file.ts";
import { judgeSoak } from "./judge-soak.ts";
import { SeededRandom } from "./seeded-random.ts";
import { SoakInstallation } from "./soak-installation.ts";
import { SoakMischief } from "./soak-mischief.ts";

/** What a soak is like. */
export interface SoakOptions {
  /** A PostgreSQL database that is empty. */
  readonly url: string;
  /** For the installation and what is written of it. */
  readonly folder: string;
  readonly seconds: number;
  readonly seed: number;
  readonly schedulers: number;
  /** Whether schedulers are also frozen for a while. */
  readonly freezes: boolean;
  /** Crashes the database server and starts it again; absent where it is left alone. */
  readonly crashDatabase?: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** What came of it. */
export interface SoakOutcome {
  readonly findings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

const MANUAL_DAGS = ["soak_chain", "soak_mapped", "soak_retried", "soak_sensors", "soak_deferred"];
const DAGS = [...MANUAL_DAGS, "soak_scheduled", "soak_consumer"];
const TRIGGER_MILLISECONDS = 400;
/** What began under mischief has this long to end without. */
const DRAIN_SECONDS = 60;

/** Runs a workload on several processes that are killed at random, and compares what ran with what is recorded. */
export async function runSoak(options: SoakOptions): Promise<SoakOutcome> {
  const store = new MetadataStore({ url: options.url, connectionsMaximum: 2 });
  await store.migrate();
  const installation = new SoakInstallation(options);
  try {
    await installation.start(DAGS);
    const mischief = new SoakMischief(installation, options);
    const triggered = await underMischief(installation, mischief, options);
    const until = Date.now() * 1000;
    const unfinished = await drain(store, until);
    await installation.kill();
    const attempts = readAttempts(installation.attemptsPath);
    const findings = await judgeSoak({
      store,
      attempts,
      triggered,
      until,
      hasFrozen: mischief.counts["freezes"] !== 0,
    });
    const counts = { triggered: triggered.length, attempts: attempts.length, ...mischief.counts };
    return { findings: [...mischief.failures, ...unfinished, ...findings], counts };
  } finally {
    await installation.kill();
    await store.close();
  }
}

/** Triggers runs all the time while processes are killed. @returns those that the API server has confirmed. */
async function underMischief(installation: SoakInstallation, mischief: SoakMischief, { seconds, seed }: SoakOptions) {
  const random = new SeededRandom(seed + 1);
  const end = Date.now() + seconds * 1000;
  const triggered: { readonly dagId: string; readonly runId: string }[] = [];
  const making = mischief.makeUntil(end);
  for (let count = 0; Date.now() < end; count += 1) {
    const dagId = random.choose(MANUAL_DAGS) ?? "soak_chain";
    const runId = `soak_${count}`;
    const reply = await installation.send("POST", `/dags/${dagId}/dagRuns`, { dag_run_id: runId }).catch(() => null);
    if (reply?.status === 200) triggered.push({ dagId, runId });
    await pause(TRIGGER_MILLISECONDS);
  }
  await making;
  return triggered;
}

/** Waits until every run that was there has ended. @returns a sentence for each that has not. */
async function drain(store: MetadataStore, until: number): Promise<readonly string[]> {
  for (let second = 0; ; second += 1) {
    const open = await store.reader
      .selectFrom("dagRun")
      .select(["dagId", "runId", "state"])
      .where("state", "in", ["queued", "running"])
      .where("queuedAt", "<", until as never)
      .execute();
    if (open.length === 0) return [];
    if (second >= DRAIN_SECONDS) return open.map(({ dagId, runId, state }) => `${dagId} ${runId} is stuck ${state}.`);
    await pause(1000);
  }
}
