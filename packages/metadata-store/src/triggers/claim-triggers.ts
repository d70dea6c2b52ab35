import type { Instant, RunType } from "@baram/domain";
import { type Selectable, sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import type { TriggerTable } from "../tables/trigger-table.ts";

/** A trigger that a triggerer has taken, with what its attempt is told of its instance and run. */
export interface ClaimedTrigger
  extends Pick<Selectable<TriggerTable>, "id" | "taskInstanceId" | "classpath" | "kwargs"> {
  readonly token: string;
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly operator: string;
  readonly tryNumber: number;
  readonly maxTries: number;
  readonly firstStartedAt: Instant | null;
  readonly pool: string;
  readonly queue: string;
  readonly dagVersionId: number;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly runStartDate: Instant | null;
  readonly externalTrigger: 0 | 1;
  /** A JSON object. */
  readonly conf: string;
}

/** Who claims, and how much. */
export interface TriggerClaim {
  readonly jobId: number;
  readonly limit: number;
  /**
   * Also those of triggerers whose heartbeat is older; `null` takes only what nobody has taken yet, which costs the less
   * the less that is.
   */
  readonly silentSince: Instant | null;
  readonly newToken: () => string;
}

/** Takes triggers, oldest first, each with a token of its own; what another triggerer is taking is passed over. */
export async function claimTriggers(
  transaction: MetadataTransaction,
  { jobId, limit, silentSince, newToken }: TriggerClaim,
): Promise<readonly ClaimedTrigger[]> {
  const dialect = dialectOf(transaction);
  const free = await transaction
    .selectFrom("trigger")
    .select("trigger.id")
    .where((where) =>
      silentSince === null
        ? where("trigger.triggererJobId", "is", null)
        : where.not(
            where.exists(
              where
                .selectFrom("job")
                .select(sql.lit(1).as("one"))
                .whereRef("job.id", "=", "trigger.triggererJobId")
                .where("job.state", "=", "running")
                .where("job.latestHeartbeat", ">=", silentSince),
            ),
          ),
    )
    .orderBy("trigger.id")
    .limit(limit)
    .$if(dialect.locksRows, (query) => query.forUpdate("trigger").skipLocked())
    .execute();
  if (free.length === 0) return [];
  const json = JSON.stringify(free.map(({ id }) => ({ id, token: newToken() })));
  const given = dialect.rows<{ id: number; token: string }, "given">("given", { id: "integer", token: "text" }, json);
  await transaction
    .updateTable("trigger")
    .from(given)
    .set((set) => ({ triggererJobId: jobId, token: set.ref("given.token") }))
    .whereRef("trigger.id", "=", "given.id")
    .execute();
  return readClaimed(transaction, json);
}

async function readClaimed(transaction: MetadataTransaction, json: string): Promise<readonly ClaimedTrigger[]> {
  const given = dialectOf(transaction).rows<{ id: number; token: string }, "given">(
    "given",
    { id: "integer", token: "text" },
    json,
  );
  return transaction
    .selectFrom(given)
    .innerJoin("trigger", "trigger.id", "given.id")
    .innerJoin("taskInstance", "taskInstance.id", "trigger.taskInstanceId")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .select([
      "trigger.id",
      "trigger.taskInstanceId",
      "trigger.classpath",
      "trigger.kwargs",
      "given.token",
      "taskInstance.dagId",
      "taskInstance.runId",
      "taskInstance.taskId",
      "taskInstance.mapIndex",
      "taskInstance.operator",
      "taskInstance.tryNumber",
      "taskInstance.maxTries",
      "taskInstance.firstStartedAt",
      "taskInstance.pool",
      "taskInstance.queue",
      "taskInstance.logicalDate",
      "dagRun.dagVersionId",
      "dagRun.runType",
      "dagRun.dataIntervalStart",
      "dagRun.dataIntervalEnd",
      "dagRun.startDate as runStartDate",
      "dagRun.externalTrigger",
      "dagRun.conf",
    ])
    .orderBy("trigger.id")
    .execute();
}

/**
 * Gives back what a triggerer has not seen the end of, so that others take it at once.
 *
 * @param given.triggerIds which of them; absent, all.
 */
export async function releaseTriggers(
  transaction: MetadataTransaction,
  { jobId, triggerIds }: { readonly jobId: number; readonly triggerIds?: readonly number[] },
): Promise<void> {
  if (triggerIds?.length === 0) return;
  await transaction
    .updateTable("trigger")
    .set({ triggererJobId: null, token: null })
    .where("triggererJobId", "=", jobId)
    .$if(triggerIds !== undefined, (query) => query.where("id", "in", triggerIds ?? []))
    .execute();
}
