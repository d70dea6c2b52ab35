import type { DagRunSurroundings } from "@baram/domain";
import {
  countOccupying,
  countRunningDagRuns,
  countRunningOfBackfill,
  type DagRow,
  type DagRunRow,
  findBackfill,
  findLatestJob,
  isJobAlive,
  type MetadataReader,
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
    ...(await readLimit({ run, dag }, store.reader)),
    schedulerHeardAt: scheduler?.latestHeartbeat ?? null,
    isSchedulerAlive: scheduler !== null && isJobAlive(scheduler, { now, seconds: SILENCE_SECONDS }),
  };
}

/** A back-fill has a limit of its own, and can be paused. */
async function readLimit(
  { run, dag }: { readonly run: DagRunRow; readonly dag: DagRow },
  reader: MetadataReader,
): Promise<Pick<DagRunSurroundings, "runsOfDag" | "backfill">> {
  const backfill = run.backfillId === null ? null : await findBackfill(reader, run.backfillId);
  if (backfill === null) {
    return { runsOfDag: { running: await countRunningDagRuns(reader, dag.dagId), maximum: dag.maxActiveRuns } };
  }
  return {
    runsOfDag: { running: await countRunningOfBackfill(reader, backfill.id), maximum: backfill.maxActiveRuns },
    backfill: { id: backfill.id, isPaused: backfill.state === "paused" },
  };
}

/** Counts what runs in the installation, against how much may. */
export async function readParallelism({
  store,
  configuration,
}: Pick<RouteDependencies, "store" | "configuration">): Promise<{ readonly active: number; readonly maximum: number }> {
  return { active: await countOccupying(store.reader), maximum: configuration.parallelism };
}
