import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Clock, instantFromMicroseconds, type Logger } from "@baram/domain";
import type { AttemptReport, BundleLocation, ExecutionApi, Workload } from "@baram/execution-api";
import { BundleFolder, RunnerPool } from "@baram/runner-pool";
import { serializeDag } from "@baram/sdk/runtime";
import type { VirtualClock } from "@baram/testing/engine";
import { build } from "esbuild";
import { ROOT } from "../../source-fingerprint.mjs";
import { buildDag } from "./build-dag.ts";
import type { CarriedDag, Carriers, DagCarrier } from "./dag-carrier.ts";
import type { GivenDag } from "./given.ts";

const QUIET: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const MICROSECONDS = 1000;
const REAL_CLOCK: Clock = {
  now: () => instantFromMicroseconds(Math.round((performance.timeOrigin + performance.now()) * MICROSECONDS)),
};

/** Carries the attempts of recordings out in real runner processes, which are given the time of the recording. */
export async function openProcessCarriers(): Promise<Carriers> {
  // Below `node_modules`, so that the modules find the built `baram`, as an author's would.
  const folder = join(ROOT, "node_modules/.cache/baram/parity");
  mkdirSync(folder, { recursive: true });
  const builder = join(folder, "build-dag.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("build-dag.ts", import.meta.url))],
    outfile: builder,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    keepNames: true,
  });
  const home = mkdtempSync(join(tmpdir(), "baram-parity-"));
  const pool = new RunnerPool({
    runnerEntry: join(ROOT, "packages/runner/dist/bundle/main.js"),
    warm: availableParallelism(),
    maximum: availableParallelism(),
    startsAtOnce: availableParallelism(),
    environment: process.env,
    workingDirectory: home,
    clock: REAL_CLOCK,
    logger: QUIET,
  });
  const bundleFolder = new BundleFolder({ folder: join(folder, "bundles"), dagsFolder: home });
  const surroundings = { pool, bundleFolder, logFolder: join(home, "logs"), builderUrl: pathToFileURL(builder).href };
  return {
    create: (clock) => new ProcessDagCarrier(surroundings, clock),
    close: async () => {
      await pool.stop();
      rmSync(home, { recursive: true, force: true });
      rmSync(bundleFolder.folder, { recursive: true, force: true });
    },
  };
}

interface ProcessSurroundings {
  readonly pool: RunnerPool;
  readonly bundleFolder: BundleFolder;
  readonly logFolder: string;
  /** The module that builds a recorded Dag. */
  readonly builderUrl: string;
}

class ProcessDagCarrier implements DagCarrier {
  readonly #surroundings: ProcessSurroundings;
  readonly #clock: VirtualClock;

  constructor(surroundings: ProcessSurroundings, clock: VirtualClock) {
    this.#surroundings = surroundings;
    this.#clock = clock;
  }

  async addDag(given: GivenDag): Promise<CarriedDag> {
    const { bundleFolder, builderUrl } = this.#surroundings;
    const dag = serializeDag(buildDag(given));
    const module = `import { buildDag } from ${JSON.stringify(builderUrl)};\nbuildDag(${JSON.stringify(given)});\n`;
    const hash = createHash("sha256").update(module).digest("hex");
    await bundleFolder.write(hash, module);
    return { hash, dag };
  }

  locateBundle(bundle: { readonly hash: string; readonly relativePath: string }): BundleLocation {
    return this.#surroundings.bundleFolder.locate(bundle);
  }

  async carryOut(workload: Workload, executionApi: ExecutionApi): Promise<AttemptReport> {
    const { pool, logFolder } = this.#surroundings;
    const { leaseToken, taskInstanceId, settings } = workload;
    const report = await pool.runAttempt(
      { ...workload, settings: { ...settings, standingClock: this.#clock.now() } },
      {
        logFolder,
        answer: (request) => executionApi.answer(leaseToken, taskInstanceId, request),
        graceSeconds: 1,
      },
    );
    if (report.endedAt > this.#clock.now()) this.#clock.moveTo(report.endedAt);
    return report;
  }
}
