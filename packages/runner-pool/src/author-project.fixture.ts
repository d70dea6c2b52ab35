import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { instantFromMicroseconds } from "@baram/domain";
import {
  type AttemptLogLine,
  type AttemptReport,
  type BundleLocation,
  DEFAULT_ATTEMPT_SETTINGS,
  type ExecutionAnswer,
  type ExecutionRequest,
  parseAttemptLogLine,
  type Workload,
} from "@baram/execution-api";
import type { AttemptOptions } from "./attempt-in-runner.ts";
import type { RunnerPoolOptions } from "./runner-pool.ts";
import { RunnerPool } from "./runner-pool.ts";

// Processes run what was built; a pool knows its runner by path alone.
const PACKAGES = new URL("../../", import.meta.url);
const RUNNER_ENTRY = fileURLToPath(new URL("runner/dist/main.js", PACKAGES));
const SDK = new URL("sdk/dist/index.js", PACKAGES).href;

const clock = { now: () => instantFromMicroseconds(Math.round((performance.timeOrigin + performance.now()) * 1000)) };
const silent = () => undefined;

/** A folder with Dag files as an author's project has them, and a pool of real runner processes to work on them. */
export class AuthorProject {
  readonly folder = mkdtempSync(join(tmpdir(), "baram-pool-"));
  readonly logFolder = join(this.folder, "logs");
  readonly pool: RunnerPool;
  /** Why runners were replaced, in order. */
  readonly replacements: string[] = [];
  /** What author code asked the server for. */
  readonly requests: ExecutionRequest[] = [];
  /** What the server answers. */
  answer: (request: ExecutionRequest) => Promise<ExecutionAnswer> = async () => ({ kind: "answer", answer: null });
  #bundles = 0;
  #attempts = 0;

  constructor(options: Partial<RunnerPoolOptions> = {}) {
    const debug = (message: string, fields?: Readonly<Record<string, unknown>>) => {
      if (message === "Replaced a runner") this.replacements.push(String(fields?.["reason"]));
    };
    this.pool = new RunnerPool({
      runnerEntry: RUNNER_ENTRY,
      warm: 1,
      maximum: 2,
      startsAtOnce: 2,
      environment: { PATH: "/usr/local/bin:/usr/bin:/bin", BARAM_SECRET: "of the server" },
      workingDirectory: this.folder,
      clock,
      logger: { debug, info: silent, warn: silent, error: silent },
      ...options,
    });
  }

  /** A Dag file; `dag` is the one it makes, with the id `dag`. */
  dagFile(builder: string): BundleLocation {
    return this.bundle(
      `import { BashOperator, Dag, EmptyOperator, FailTask, getConnection, SkipTask } from "baram";
new Dag("dag", { schedule: null, startDate: "2024-01-01" }, (dag) => {
${builder}
});`,
    );
  }

  /** A whole Dag file, as its bundle with an inline source map that maps each line to itself. */
  bundle(source: string): BundleLocation {
    this.#bundles += 1;
    const hash = `hash-${this.#bundles}`;
    const [sourcePath, modulePath] = [join(this.folder, "dags", "dag.ts"), join(this.folder, `${hash}.mjs`)];
    const lines = source.split("\n");
    const map = {
      version: 3,
      sources: ["dags/dag.ts"],
      sourcesContent: [source],
      names: [],
      mappings: lines.map((_line, index) => (index === 0 ? "AAAA" : "AACA")).join(";"),
    };
    const inline = Buffer.from(JSON.stringify(map)).toString("base64");
    const built = source.replace(/from "baram"/, `from ${JSON.stringify(SDK)}`);
    mkdirSync(join(this.folder, "dags"), { recursive: true });
    writeFileSync(modulePath, `${built}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`);
    return { hash, modulePath, sourcePath };
  }

  workload(bundle: BundleLocation, given: Partial<Workload> = {}, taskId = "task"): Workload {
    this.#attempts += 1;
    const now = clock.now();
    return {
      taskInstanceId: this.#attempts,
      key: { dagId: "dag", runId: "run", taskId, mapIndex: -1 },
      operator: "FunctionOperator",
      tryNumber: 1,
      firstStartedAt: null,
      maxTries: 0,
      leaseToken: `lease-${this.#attempts}`,
      bundle,
      dagRun: {
        runId: "run",
        runType: "manual",
        logicalDate: now,
        dataIntervalStart: now,
        dataIntervalEnd: now,
        startDate: null,
        externalTrigger: true,
        conf: {},
      },
      isolation: "shared",
      executionTimeoutSeconds: null,
      maxMapLength: 10_000,
      pool: "default_pool",
      queue: "default",
      logPath: `dag/run/${this.#attempts}.log`,
      settings: DEFAULT_ATTEMPT_SETTINGS,
      ...given,
    };
  }

  run(workload: Workload, options: Partial<AttemptOptions> = {}): Promise<AttemptReport> {
    const answer = (request: ExecutionRequest) => {
      this.requests.push(request);
      return this.answer(request);
    };
    return this.pool.runAttempt(workload, { logFolder: this.logFolder, answer, graceSeconds: 5, ...options });
  }

  /** Runs one attempt of the task `task` that a builder makes. */
  runTask(builder: string, given: Partial<Workload> = {}): Promise<AttemptReport> {
    return this.run(this.workload(this.dagFile(builder), given));
  }

  parse(bundle: BundleLocation, timeoutSeconds = 20) {
    return this.pool.parseDagFile({ bundle, relativePath: "dag.ts" }, { timeoutSeconds });
  }

  /** The log of an attempt, once it holds a line that fits. */
  async log(workload: Workload, awaited: string): Promise<readonly AttemptLogLine[]> {
    const path = join(this.logFolder, workload.logPath);
    return eventually(() => {
      const text = existsSync(path) ? readFileSync(path, "utf8") : "";
      return text.includes(awaited) && text.split("\n").filter(Boolean).map(parseAttemptLogLine);
    });
  }

  async remove(): Promise<void> {
    await this.pool.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Looks until there is something to see; another process takes the time it takes. */
export async function eventually<Seen>(look: () => Seen | false | null | undefined): Promise<Seen> {
  for (;;) {
    const seen = look();
    if (seen !== false && seen !== null && seen !== undefined) return seen;
    await wait(5);
  }
}

/** Whether a process lives. */
export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
