import type { Instant } from "@baram/domain";
import { countActiveDags, countImportErrors, isJobAlive, listRunningJobs } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";

/** A process that was silent for longer is taken for dead. */
const HEALTHY_SECONDS = 30;

const MICROSECONDS_PER_MILLISECOND = 1000;

const Processes = schema.object("UiProcesses", {
  alive: schema.integer(),
  registered: schema.integer(),
  latest_heartbeat: schema.nullable(schema.dateTime()),
});

/** Whether each part of the installation is alive. */
export const UiHealth = schema.object("UiHealth", {
  scheduler: Processes,
  dag_processor: Processes,
  triggerer: Processes,
  import_errors: schema.integer(),
  active_dags: schema.integer(),
  database: schema.object(null, { kind: schema.oneOf("sqlite", "postgres"), milliseconds: schema.number() }),
});

type Job = Awaited<ReturnType<typeof listRunningJobs>>[number];

/** Reads who registered as running and was heard of lately, and how long that took the database. */
export async function readHealth({
  store,
  clock,
}: Pick<RouteDependencies, "store" | "clock">): Promise<schema.Described<typeof UiHealth>> {
  const begun = clock.now();
  const jobs = await listRunningJobs(store.reader);
  const milliseconds = (clock.now() - begun) / MICROSECONDS_PER_MILLISECOND;
  const now = clock.now();
  return {
    scheduler: processesOf(jobs, "SchedulerJob", now),
    dag_processor: processesOf(jobs, "DagProcessorJob", now),
    triggerer: processesOf(jobs, "TriggererJob", now),
    import_errors: await countImportErrors(store.reader),
    active_dags: await countActiveDags(store.reader),
    database: { kind: store.dialect.name, milliseconds },
  };
}

function processesOf(jobs: readonly Job[], jobType: string, now: Instant): schema.Described<typeof Processes> {
  const ofType = jobs.filter((job) => job.jobType === jobType);
  const latest = ofType.reduce<Instant | null>(
    (newest, job) => (newest === null || job.latestHeartbeat > newest ? job.latestHeartbeat : newest),
    null,
  );
  return {
    alive: ofType.filter((job) => isJobAlive(job, { now, seconds: HEALTHY_SECONDS })).length,
    registered: ofType.length,
    latest_heartbeat: instantText(latest),
  };
}
