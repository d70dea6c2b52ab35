import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { Clock, Logger } from "@baram/domain";
import { BundleFolder, chooseBundleFolder, RunnerPool } from "@baram/runner-pool";
import type { Configuration } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { configuredAuthorDefaults } from "./configured-author-defaults.ts";

/** The runners of a process, and the files they load. */
export interface Pools {
  /** For attempts, and for Dag files that are parsed: a runner that has parsed a file has its code loaded already. */
  readonly runners: RunnerPool;
  readonly bundleFolder: BundleFolder;
}

/** What pools are made from. */
export interface PoolsOptions {
  readonly configuration: Configuration;
  readonly folders: Folders;
  /** The server's; runners are given what of it is not Baram's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How many runners a process has. */
export interface RunnerNumbers {
  /** Kept ready. */
  readonly warm: number;
  readonly maximum: number;
}

/**
 * For a process in which attempts run. Files are parsed, questions answered and triggers awaited beside as many as may
 * run.
 */
export function runnerNumbersForAttempts({ runner, core }: Configuration): RunnerNumbers {
  const cores = availableParallelism();
  return { warm: runner.warm === 0 ? cores : runner.warm, maximum: core.parallelism + cores + 1 };
}

/** For a process that only has triggers awaited. A second runner takes the place of one that is lost. */
export function runnerNumbersForTriggers(): RunnerNumbers {
  return { warm: 1, maximum: 2 };
}

/** For a process that only has Dag files parsed. */
export function runnerNumbersForParsing(): RunnerNumbers {
  const cores = availableParallelism();
  return { warm: cores, maximum: 2 * cores };
}

/** For a process that only asks author code questions now and then. */
export function runnerNumbersForQuestions(): RunnerNumbers {
  return { warm: 1, maximum: availableParallelism() };
}

/** Makes the pools of a process; by default for one in which attempts run. No runner is started by that. */
export function createPools({
  configuration,
  folders,
  environment,
  clock,
  logger,
  runnerNumbers = runnerNumbersForAttempts(configuration),
}: PoolsOptions & { readonly runnerNumbers?: RunnerNumbers }): Pools {
  const { runner, logging } = configuration;
  return {
    runners: new RunnerPool({
      runnerEntry: createRequire(import.meta.url).resolve("@baram/runner/main"),
      ...runnerNumbers,
      startsAtOnce: availableParallelism(),
      memoryLimitMegabytes: runner.memory_limit_megabytes,
      attemptsPerRunner: runner.attempts_per_runner,
      logLimitBytes: logging.max_attempt_log_bytes,
      environment,
      workingDirectory: folders.project,
      authorDefaults: configuredAuthorDefaults(configuration),
      clock,
      logger,
    }),
    bundleFolder: new BundleFolder({
      folder: chooseBundleFolder({ projectFolder: folders.project, homeFolder: folders.home }),
      dagsFolder: folders.dags,
    }),
  };
}
