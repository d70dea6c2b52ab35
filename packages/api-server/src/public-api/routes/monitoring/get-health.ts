import { findLatestJob, isJobAlive } from "@baram/metadata-store";
import { instantText } from "../../../http/instant-text.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";

/** A process that was silent for longer is taken for dead. */
const HEALTHY_SECONDS = 30;

const status = schema.oneOf("healthy", "unhealthy");
const heartbeat = schema.nullable(schema.dateTime());

const HealthInfo = schema.object("HealthInfo", {
  metadatabase: schema.object("MetadatabaseStatus", { status }),
  scheduler: schema.object("SchedulerStatus", {
    status: schema.nullable(status),
    latest_scheduler_heartbeat: heartbeat,
  }),
  triggerer: schema.object("TriggererStatus", {
    status: schema.nullable(status),
    latest_triggerer_heartbeat: heartbeat,
  }),
  dag_processor: schema.object("DagProcessorStatus", {
    status: schema.nullable(status),
    latest_dag_processor_heartbeat: heartbeat,
  }),
});

type Health = schema.Described<typeof HealthInfo>;

/** Which processes are alive. Parity: always 200, whatever the answer says. */
export const getHealth = defineRoute({
  method: "GET",
  path: "/health",
  operationId: "get_health",
  tags: ["Monitoring"],
  summary: "Get instance status",
  description:
    "Which processes are alive: the metadata database, the scheduler, the triggerer and the Dag processor. The status is always 200, whatever the answer says. Everybody may read it.",
  access: { kind: "public" },
  answer: HealthInfo,

  async handle(_, dependencies) {
    try {
      return ok(await readHealth(dependencies));
    } catch (error) {
      dependencies.logger.error("The metadata database could not be read", { error });
      return ok(DATABASE_UNHEALTHY);
    }
  },
});

const DATABASE_UNHEALTHY: Health = {
  metadatabase: { status: "unhealthy" },
  scheduler: { status: "unhealthy", latest_scheduler_heartbeat: null },
  triggerer: { status: null, latest_triggerer_heartbeat: null },
  dag_processor: { status: null, latest_dag_processor_heartbeat: null },
};

async function readHealth(dependencies: RouteDependencies): Promise<Health> {
  const scheduler = await readJob("SchedulerJob", dependencies);
  const triggerer = await readJob("TriggererJob", dependencies);
  const dagProcessor = await readJob("DagProcessorJob", dependencies);
  return {
    metadatabase: { status: "healthy" },
    // Parity: the others are optional, so only the scheduler is missed when it never ran.
    scheduler: { status: scheduler?.status ?? "unhealthy", latest_scheduler_heartbeat: scheduler?.heartbeat ?? null },
    triggerer: { status: triggerer?.status ?? null, latest_triggerer_heartbeat: triggerer?.heartbeat ?? null },
    dag_processor: {
      status: dagProcessor?.status ?? null,
      latest_dag_processor_heartbeat: dagProcessor?.heartbeat ?? null,
    },
  };
}

async function readJob(jobType: string, { store, clock }: RouteDependencies) {
  const job = await findLatestJob(store.reader, jobType);
  if (job === null) return null;
  const isAlive = isJobAlive(job, { now: clock.now(), seconds: HEALTHY_SECONDS });
  return {
    status: isAlive ? ("healthy" as const) : ("unhealthy" as const),
    heartbeat: instantText(job.latestHeartbeat),
  };
}
