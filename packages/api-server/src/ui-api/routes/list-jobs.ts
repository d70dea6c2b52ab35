import { formatInstant } from "@baram/domain";
import { countWorkOfJobs, isJobAlive, listRecentJobs } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** A process that was silent for longer is taken for dead, as by the health of the stable API. */
const HEALTHY_SECONDS = 30;
const JOBS_MAXIMUM = 60;

/** The processes of the installation with their heartbeats, and what each has in hand. */
export const listJobs = defineRoute({
  method: "GET",
  path: "/jobs",
  operationId: "list_jobs",
  summary: "List the processes of the installation",
  access: { kind: "permissions", permissions: ["can_read Jobs"] },
  answer: schema.object("UiJobList", {
    healthy_seconds: schema.integer(),
    jobs: schema.list(
      schema.object("UiJob", {
        id: schema.integer(),
        job_type: schema.text(),
        state: schema.oneOf("running", "success", "failed"),
        is_alive: schema.boolean(),
        hostname: schema.text(),
        process_id: schema.integer(),
        start_date: schema.dateTime(),
        latest_heartbeat: schema.dateTime(),
        end_date: schema.nullable(schema.dateTime()),
        /** Tries that it has underway. */
        try_count: schema.integer(),
        /** Triggers that it awaits. */
        trigger_count: schema.integer(),
      }),
    ),
  }),

  async handle(_, { store: { reader }, clock }) {
    const now = clock.now();
    const [jobs, { tries, triggers }] = [await listRecentJobs(reader, JOBS_MAXIMUM), await countWorkOfJobs(reader)];
    return ok({
      healthy_seconds: HEALTHY_SECONDS,
      jobs: jobs.map((job) => ({
        id: job.id,
        job_type: job.jobType,
        state: job.state,
        is_alive: isJobAlive(job, { now, seconds: HEALTHY_SECONDS }),
        hostname: job.hostname,
        process_id: job.processId,
        start_date: formatInstant(job.startDate),
        latest_heartbeat: formatInstant(job.latestHeartbeat),
        end_date: instantText(job.endDate),
        try_count: tries.get(job.id) ?? 0,
        trigger_count: triggers.get(job.id) ?? 0,
      })),
    });
  },
});
