import { type Instant, isFinishedTaskInstanceState } from "@baram/domain";
import { claimDagRunsById, dialectOf, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { sql } from "kysely";
import { advanceBatch } from "./advance-batch.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** How many runs one call starts at most; the rest follows in the next. */
const RUNS_PER_CALL = 20;

/**
 * Starts queued runs whose Dag is unpaused and below its limit of running runs, oldest logical date first, and
 * makes ready what has nothing to wait for.
 *
 * Parity: a run whose logical date lies in the future waits for it.
 *
 * @returns how many were started; call again while it is not zero.
 */
export async function startDagRuns(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const ids = await chooseQueuedRuns(transaction, now);
  if (ids.length === 0) return 0;
  const rows = (await claimDagRunsById(transaction, ids)).filter(({ state }) => state === "queued");
  await applyDagRunTransitions(
    transaction,
    rows.map((dagRun) => ({
      dagRun,
      verb: "start",
      changes: { startDate: dagRun.startDate ?? now, endDate: null, lastSchedulingDecisionAt: now, stateReason: null },
    })),
  );
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(
    rows.map((row) => ({ ...row, state: "running", startDate: row.startDate ?? now, endDate: null })),
  );
  for (const run of batch.runs.values()) {
    const instances = await batch.loadRun(run);
    const candidates = instances.filter(({ state }) => !isFinishedTaskInstanceState(state));
    await advanceBatch(batch, { finished: [], candidates: candidates.map(({ row }) => ({ run, taskId: row.taskId })) });
  }
  await batch.write();
  return rows.length;
}

/** The queued runs that fit below their Dags' limits, each Dag counted by itself, oldest first. */
async function chooseQueuedRuns(transaction: MetadataTransaction, now: Instant): Promise<readonly number[]> {
  if (dialectOf(transaction).locksRows) await lockDagsWithQueuedRuns(transaction);
  const waiting = transaction
    .selectFrom("dagRun")
    .innerJoin("dag", "dag.dagId", "dagRun.dagId")
    .select(["dagRun.id", "dagRun.dagId", "dagRun.logicalDate", "dag.maxActiveRuns"])
    .select(
      sql<number>`row_number() over (partition by dag_run.dag_id order by dag_run.logical_date, dag_run.id)`.as(
        "position",
      ),
    )
    .where("dagRun.state", "=", sql.lit("queued"))
    .where("dagRun.logicalDate", "<=", now)
    .where("dag.isActive", "=", 1)
    .where((where) => where.or([where("dag.isPaused", "=", 0), where("dagRun.runType", "=", "backfill")]));
  const rows = await transaction
    .selectFrom(waiting.as("waiting"))
    .select("waiting.id")
    .where(({ eb, selectFrom }) =>
      eb(
        "waiting.position",
        "<=",
        eb(
          "waiting.maxActiveRuns",
          "-",
          selectFrom("dagRun")
            .select(({ fn }) => fn.countAll<number>().as("running"))
            .whereRef("dagRun.dagId", "=", "waiting.dagId")
            .where("dagRun.state", "=", sql.lit("running")),
        ),
      ),
    )
    .orderBy("waiting.logicalDate")
    .orderBy("waiting.id")
    .limit(RUNS_PER_CALL)
    .execute();
  return rows.map(({ id }) => id);
}

/** Two schedulers that count the same running runs would both start one too many. */
async function lockDagsWithQueuedRuns(transaction: MetadataTransaction): Promise<void> {
  await transaction
    .selectFrom("dag")
    .select("dag.dagId")
    .where("dag.dagId", "in", (query) =>
      query.selectFrom("dagRun").select("dagRun.dagId").where("dagRun.state", "=", sql.lit("queued")),
    )
    .orderBy("dag.dagId")
    .forUpdate()
    .execute();
}
