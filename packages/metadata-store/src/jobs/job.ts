import { addSeconds, type Instant } from "@baram/domain";
import type { Selectable } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import type { JobTable } from "../tables/operation-tables.ts";

/** A process that registers itself. */
export interface NewJob {
  readonly jobType: string;
  readonly hostname: string;
  readonly processId: number;
  readonly now: Instant;
}

/** Registers a process. @returns the job's id. */
export async function insertJob(transaction: MetadataTransaction, { now, ...job }: NewJob): Promise<number> {
  const { id } = await transaction
    .insertInto("job")
    .values({ ...job, state: "running", startDate: now, latestHeartbeat: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Says that processes are alive, also where others have found them dead: one that could not reach the database for a
 * while lives on. What it was carrying out was taken from it with its leases.
 */
export async function updateJobHeartbeats(
  transaction: MetadataTransaction,
  { jobIds, now }: { readonly jobIds: readonly number[]; readonly now: Instant },
): Promise<void> {
  if (jobIds.length === 0) return;
  await transaction
    .updateTable("job")
    .set({ latestHeartbeat: now, state: "running", endDate: null })
    .where("id", "in", jobIds)
    .execute();
}

/** Says how processes ended: by themselves, or, as others found, without a word. */
export async function updateJobsEnded(
  transaction: MetadataTransaction,
  given: { readonly jobIds: readonly number[]; readonly state: "success" | "failed"; readonly now: Instant },
): Promise<void> {
  if (given.jobIds.length === 0) return;
  await transaction
    .updateTable("job")
    .set({ state: given.state, endDate: given.now })
    .where("id", "in", given.jobIds)
    .execute();
}

/** The jobs that have neither ended nor been found dead, oldest first. */
export async function listRunningJobs(reader: MetadataReader): Promise<readonly Selectable<JobTable>[]> {
  return reader.selectFrom("job").selectAll().where("state", "=", "running").orderBy("id").execute();
}

/** Whether a job's heartbeat is younger than `seconds`. */
export function isJobAlive(
  job: Pick<JobTable, "state" | "latestHeartbeat">,
  { now, seconds }: { readonly now: Instant; readonly seconds: number },
): boolean {
  return job.state === "running" && addSeconds(job.latestHeartbeat, seconds) >= now;
}
