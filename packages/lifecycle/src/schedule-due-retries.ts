import type { Instant } from "@baram/domain";
import { claimDagRunsOfTaskInstances, claimTaskInstancesById, type MetadataTransaction } from "@baram/metadata-store";
import { sql } from "kysely";
import { advanceBatch } from "./advance-batch.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** How many retries one call schedules at most; the rest follows in the next. */
const RETRIES_PER_CALL = 500;

/**
 * Schedules again the instances whose retry delay is over.
 *
 * @returns how many were due; call again while it is not zero.
 */
export async function scheduleDueRetries(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const due = await transaction
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .select("taskInstance.id")
    .where("taskInstance.state", "=", sql.lit("up_for_retry"))
    .where("taskInstance.retryAt", "<=", now)
    .where("dagRun.state", "=", "running")
    .orderBy("taskInstance.retryAt")
    .limit(RETRIES_PER_CALL)
    .execute();
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(await claimDagRunsOfTaskInstances(transaction, ids));
  const candidates = (await claimTaskInstancesById(transaction, ids)).flatMap(({ dagRunId, taskId }) => {
    const run = batch.runs.get(dagRunId);
    return run === undefined ? [] : [{ run, taskId }];
  });
  await advanceBatch(batch, { finished: [], candidates });
  await batch.write();
  return due.length;
}
