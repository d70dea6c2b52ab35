import { randomBytes } from "node:crypto";
import { Fernet } from "@baram/api-server";
import type { Measurements } from "@baram/domain";
import type { AttemptSettings } from "@baram/execution-api";
import { TransitionMeter } from "../metrics/measure-transitions.ts";
import type { OpenMetrics } from "../metrics/open-metrics.ts";
import type { TellSpan } from "../traces/span.ts";
import { attemptSettings } from "./attempt-settings.ts";
import { readFernetKey } from "./home-folder.ts";
import { Jobs } from "./jobs.ts";
import type { OpenStore } from "./open-store.ts";
import { createPools, type Pools, type RunnerNumbers } from "./pools.ts";
import { type ConfiguredSecrets, configuredSecrets } from "./secrets-backend.ts";
import type { ServerOptions } from "./server-options.ts";
import { type XComQuestions, xcomQuestions } from "./xcom-questions.ts";

/** What the parts in one process share. */
export interface Foundation extends OpenStore {
  readonly fernet: Fernet;
  readonly pools: Pools;
  readonly settings: AttemptSettings;
  readonly xcoms: XComQuestions;
  /** Where connections and variables are looked up first. */
  readonly secrets: ConfiguredSecrets;
  readonly jobs: Jobs;
  /** What parts count and measure with. */
  readonly measurements: Measurements;
  /** Measures what is committed; `null` where metrics are off. */
  readonly meter: TransitionMeter | null;
  /** Where spans go; `null` where traces are off. */
  readonly tellSpan: TellSpan | null;
}

/** Lays the ground for the parts of this process on an open, migrated database. `close` ends all of it. */
export async function layFoundation(
  database: OpenStore,
  options: ServerOptions & { readonly runnerNumbers: RunnerNumbers },
  {
    measurements,
    metrics,
    tellSpan,
  }: Pick<OpenMetrics, "measurements" | "metrics"> & { readonly tellSpan: TellSpan | null },
): Promise<Foundation> {
  const { folders, clock, environment } = options;
  const random = (size: number) => randomBytes(size);
  const fernet = new Fernet({ keys: readFernetKey(folders.home, environment["BARAM_FERNET_KEY"]), clock, random });
  const pools = createPools(options);
  const settings = await attemptSettings({ ...options, bundleFolder: pools.bundleFolder });
  pools.runners.warmUp();
  const jobs = new Jobs({ ...options, ...database, measurements });
  return {
    ...database,
    fernet,
    pools,
    settings,
    xcoms: xcomQuestions(settings.xcomBackend, { ...options, ...pools }),
    secrets: await configuredSecrets({ ...options, pools }),
    jobs,
    measurements,
    meter: metrics === null ? null : new TransitionMeter(measurements),
    tellSpan,
    close: async () => {
      await jobs.end();
      await pools.runners.stop();
      await database.close();
    },
  };
}
