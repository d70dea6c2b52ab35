import { isJobAlive, listRunningJobs } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** A process that was silent for longer is taken for dead. */
const ALIVE_SECONDS = 30;

const Jobs = schema.object("LivingJobs", {
  jobs: schema.list(
    schema.object("LivingJob", { job_id: schema.integer(), job_type: schema.text(), hostname: schema.text() }),
  ),
});

/** The processes of the installation that were heard of lately, oldest first. */
export const listLivingJobs = defineRoute({
  method: "GET",
  path: "/jobs",
  operationId: "list_living_jobs",
  summary: "List the jobs that are alive",
  access: { kind: "command" },
  answer: Jobs,

  async handle(_, { store, clock }) {
    const now = clock.now();
    const running = await listRunningJobs(store.reader);
    const jobs = running
      .filter((job) => isJobAlive(job, { now, seconds: ALIVE_SECONDS }))
      .map(({ id, jobType, hostname }) => ({ job_id: id, job_type: jobType, hostname }));
    return ok({ jobs });
  },
});
