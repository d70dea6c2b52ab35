import type { Instant } from "@baram/domain";
import { type Selectable, sql } from "kysely";
import { dialectOf, type MetadataReader, type MetadataTransaction } from "../metadata-store.ts";
import type { JobTable } from "../tables/operation-tables.ts";
import type { TriggerTable } from "../tables/trigger-table.ts";

/** The triggers of those of the given instances that are deferred. The caller holds the instances. */
export async function listTriggersOfTaskInstances(
  transaction: MetadataTransaction,
  taskInstanceIds: readonly number[],
): Promise<readonly Selectable<TriggerTable>[]> {
  if (taskInstanceIds.length === 0) return [];
  const json = JSON.stringify(taskInstanceIds.map((id) => ({ id })));
  return transaction
    .selectFrom(dialectOf(transaction).rows<{ id: number }, "given">("given", { id: "integer" }, json))
    .innerJoin("trigger", "trigger.taskInstanceId", "given.id")
    .selectAll("trigger")
    .execute();
}

/** The trigger of a deferred instance, `null` for any other. */
export async function findTriggerOfTaskInstance(
  reader: MetadataReader,
  taskInstanceId: number,
): Promise<Selectable<TriggerTable> | null> {
  const row = await reader
    .selectFrom("trigger")
    .selectAll()
    .where("taskInstanceId", "=", taskInstanceId)
    .executeTakeFirst();
  return row ?? null;
}

/** The triggers that a triggerer has awaited, by id. */
export async function listTriggersOfTriggerer(
  reader: MetadataReader,
  jobId: number,
): Promise<readonly Pick<Selectable<TriggerTable>, "id" | "taskInstanceId">[]> {
  return reader.selectFrom("trigger").select(["id", "taskInstanceId"]).where("triggererJobId", "=", jobId).execute();
}

/** A trigger as it is shown, with the job of the triggerer that has it awaited. */
export interface ShownTrigger {
  readonly trigger: Selectable<TriggerTable>;
  readonly job: Selectable<JobTable> | null;
}

/** The triggers of those of some instances that are deferred, by the instance's id. */
export async function readShownTriggers(
  reader: MetadataReader,
  taskInstanceIds: readonly number[],
): Promise<ReadonlyMap<number, ShownTrigger>> {
  if (taskInstanceIds.length === 0) return new Map();
  const triggers = await reader
    .selectFrom("trigger")
    .selectAll()
    .where("taskInstanceId", "in", taskInstanceIds)
    .execute();
  const jobIds = new Set(triggers.map(({ triggererJobId }) => triggererJobId).filter((id) => id !== null));
  const jobs =
    jobIds.size === 0
      ? []
      : await reader
          .selectFrom("job")
          .selectAll()
          .where("id", "in", [...jobIds])
          .execute();
  const jobById = new Map(jobs.map((job) => [job.id, job]));
  return new Map(
    triggers.map((trigger) => [
      trigger.taskInstanceId,
      { trigger, job: jobById.get(trigger.triggererJobId ?? 0) ?? null },
    ]),
  );
}

/** The ids of deferred instances of running runs that have waited enough, longest due first. */
export async function listTimedOutDeferrals(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await transaction
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .select("taskInstance.id")
    // Written out, so that the partial index of these states is used.
    .where(sql<boolean>`task_instance.state in ('up_for_retry', 'up_for_reschedule', 'deferred')`)
    .where(sql<boolean>`task_instance.state = 'deferred'`)
    .where("taskInstance.retryAt", "<=", now)
    .where("dagRun.state", "=", "running")
    .orderBy("taskInstance.retryAt")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
