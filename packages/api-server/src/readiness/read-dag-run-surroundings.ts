import type { DagRunSurroundings } from "@baram/domain";
import {
  countOccupying,
  countRunningDagRuns,
  type DagRow,
  type DagRunRow,
  findLatestJob,
  isJobAlive,
} from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";

/** A scheduler that was silent for longer is taken for dead. */
const SILENCE_SECONDS = 30;

/** Reads what decides whether a run starts, beside its own state. */
export async function readDagRunSurroundings(
  { run, dag }: { readonly run: DagRunRow; readonly dag: DagRow },
  { store, clock }: Pick<RouteDependencies, "store" | "clock">,
): Promise<DagRunSurroundings> {
  const now = clock.now();
  const scheduler = await findLatestJob(store.reader, "SchedulerJob");
  return {
    now,
    logicalDate: run.logicalDate,
    isDagActive: dag.isActive === 1,
    runsOfDag: { running: await countRunningDagRuns(store.reader, dag.dagId), maximum: dag.maxActiveRuns },
    schedulerHeardAt: scheduler?.latestHeartbeat ?? null,
    isSchedulerAlive: scheduler !== null && isJobAlive(scheduler, { now, seconds: SILENCE_SECONDS }),
  };
}

/** Counts what runs in the installation, against how much may. */
export async function readParallelism({
  store,
  configuration,
}: Pick<RouteDependencies, "store" | "configuration">): Promise<{ readonly active: number; readonly maximum: number }> {
  return { active: await countOccupying(store.reader), maximum: configuration.parallelism };
}
