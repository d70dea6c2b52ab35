import { setTimeout as pause } from "node:timers/promises";
import { readAttempts } from "./attempts-file.ts";
import { SeededRandom } from "./seeded-random.ts";
import type { SoakInstallation } from "./soak-installation.ts";
import type { SoakProcess } from "./soak-process.ts";

const PAUSE_MILLISECONDS_MINIMUM = 500;
const PAUSE_MILLISECONDS_SPREAD = 2500;
const AWAY_MILLISECONDS_SPREAD = 2000;
/** Longer than a lease and than the silence after which a process counts as gone. */
const FROZEN_MILLISECONDS = 9000;

type Deed =
  | "kill-scheduler"
  | "kill-runner"
  | "kill-triggerer"
  | "kill-dag-processor"
  | "kill-api-server"
  | "freeze-scheduler"
  | "crash-database";

const DEEDS: readonly Deed[] = [
  "kill-scheduler",
  "kill-scheduler",
  "kill-runner",
  "kill-runner",
  "kill-runner",
  "kill-triggerer",
  "kill-triggerer",
  "kill-dag-processor",
  "kill-api-server",
  "freeze-scheduler",
  "crash-database",
];

const STARTS_MAXIMUM = 60;
const PAUSE_BETWEEN_STARTS_MILLISECONDS = 500;

/** As a service manager does: a process that finds its database starting ends with a sentence. */
async function startAsOftenAsItTakes(process: SoakProcess): Promise<void> {
  for (let starts = 1; ; starts += 1) {
    try {
      await process.start();
      return;
    } catch (error) {
      if (starts >= STARTS_MAXIMUM) throw error;
      await pause(PAUSE_BETWEEN_STARTS_MILLISECONDS);
    }
  }
}

/** Which mischief is made. */
export interface MischiefOptions {
  readonly seed: number;
  readonly freezes: boolean;
  readonly crashDatabase?: () => Promise<void>;
  readonly say: (line: string) => void;
}

/** Kills and freezes processes, in an order that a seed gives. */
export class SoakMischief {
  readonly counts = {
    schedulerKills: 0,
    runnerKills: 0,
    triggererKills: 0,
    dagProcessorKills: 0,
    apiServerKills: 0,
    freezes: 0,
    databaseCrashes: 0,
  };
  /** Processes that did not start again. */
  readonly failures: string[] = [];
  readonly #installation: SoakInstallation;
  readonly #random: SeededRandom;
  readonly #freezes: boolean;
  readonly #crash: (() => Promise<void>) | null;
  #crashing: Promise<void> = Promise.resolve();
  readonly #say: (line: string) => void;

  constructor(installation: SoakInstallation, { seed, freezes, crashDatabase, say }: MischiefOptions) {
    this.#installation = installation;
    this.#random = new SeededRandom(seed);
    this.#freezes = freezes;
    this.#crash = crashDatabase ?? null;
    this.#say = say;
  }

  /** Resolves, at `end` at the earliest, when everything runs again. In milliseconds since the epoch. */
  async makeUntil(end: number): Promise<void> {
    const mending: Promise<void>[] = [];
    for (;;) {
      await pause(PAUSE_MILLISECONDS_MINIMUM + this.#random.below(PAUSE_MILLISECONDS_SPREAD));
      if (Date.now() >= end) break;
      mending.push(
        this.#do(this.#random.choose(DEEDS) ?? "kill-runner").catch((error: unknown) => {
          this.failures.push(error instanceof Error ? error.message : String(error));
        }),
      );
    }
    await Promise.all(mending);
  }

  /** @returns what resolves when it is mended. */
  #do(deed: Deed): Promise<void> {
    const { schedulers, triggerers, dagProcessor, apiServer } = this.#installation;
    const scheduler = this.#random.choose(schedulers.filter(({ isRunning, isFrozen }) => isRunning && !isFrozen));
    switch (deed) {
      case "kill-scheduler":
        this.counts.schedulerKills += 1;
        return scheduler === undefined ? Promise.resolve() : this.#killAndRestart(scheduler);
      case "kill-triggerer":
        return this.#killTriggerer(triggerers);
      case "kill-dag-processor":
        this.counts.dagProcessorKills += 1;
        return this.#killAndRestart(dagProcessor);
      case "kill-api-server":
        this.counts.apiServerKills += 1;
        return this.#killAndRestart(apiServer);
      case "kill-runner":
        this.#killRunner();
        return Promise.resolve();
      case "crash-database":
        return this.#crashDatabase();
      case "freeze-scheduler":
        if (!this.#freezes || scheduler === undefined) return Promise.resolve();
        this.counts.freezes += 1;
        return this.#freeze(scheduler);
    }
  }

  #killTriggerer(triggerers: readonly SoakProcess[]): Promise<void> {
    const triggerer = this.#random.choose(triggerers.filter(({ isRunning }) => isRunning));
    if (triggerer === undefined) return Promise.resolve();
    this.counts.triggererKills += 1;
    return this.#killAndRestart(triggerer);
  }

  #killAndRestart(process: SoakProcess): Promise<void> {
    if (!process.isRunning) return Promise.resolve();
    this.#say(`killed ${process.name}`);
    const away = this.#random.below(AWAY_MILLISECONDS_SPREAD);
    return process
      .kill()
      .then(() => pause(away))
      .then(() => startAsOftenAsItTakes(process));
  }

  #killRunner(): void {
    const open = readAttempts(this.#installation.attemptsPath).filter(({ endedAt }) => endedAt === null);
    const attempt = this.#random.choose(open.slice(-8));
    if (attempt === undefined) return;
    try {
      process.kill(attempt.processId, "SIGKILL");
      this.counts.runnerKills += 1;
      this.#say(`killed the runner of ${attempt.instance.replaceAll("\t", " ")}`);
    } catch {
      // It had gone with its scheduler.
    }
  }

  async #crashDatabase(): Promise<void> {
    if (this.#crash === null) return;
    this.counts.databaseCrashes += 1;
    this.#say("crashed the database");
    // One after another.
    this.#crashing = this.#crashing.then(this.#crash);
    await this.#crashing;
  }

  async #freeze(scheduler: SoakProcess): Promise<void> {
    this.#say(`froze ${scheduler.name}`);
    scheduler.freeze();
    await pause(FROZEN_MILLISECONDS);
    scheduler.thaw();
    this.#say(`thawed ${scheduler.name}`);
  }
}
