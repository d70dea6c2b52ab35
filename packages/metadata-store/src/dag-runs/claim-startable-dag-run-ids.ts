import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** When a run was looked at last; the beginning of time for one that never was. */
const LOOKED_AT = sql<number>`coalesce(dag_run.last_scheduling_decision_at, 0)`;

/** A back-fill has a limit of its own, and its runs are counted apart from the others of their Dag. */
const COUNTED_WITH = sql<number>`coalesce(dag_run.backfill_id, 0)`;

/**
 * The ids of queued runs that fit below their limits, each Dag and each back-fill counted by itself: those first that
 * were never looked at, or not for longest, then the oldest.
 *
 * A back-fill goes on although its Dag is paused, and waits while it is paused itself. Locks those Dags; the runs are
 * still to be locked.
 */
export async function claimStartableDagRunIds(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly number[]> {
  if (dialectOf(transaction).locksRows) await lockDagsWithQueuedRuns(transaction);
  const waiting = transaction
    .selectFrom("dagRun")
    .innerJoin("dag", "dag.dagId", "dagRun.dagId")
    .leftJoin("backfill", "backfill.id", "dagRun.backfillId")
    .select(["dagRun.id", "dagRun.dagId", "dagRun.logicalDate"])
    .select(sql<number>`coalesce(backfill.max_active_runs, dag.max_active_runs)`.as("maxActiveRuns"))
    .select(
      sql<number>`row_number() over (partition by dag_run.dag_id, ${COUNTED_WITH}
        order by ${LOOKED_AT}, dag_run.logical_date, dag_run.id)`.as("position"),
    )
    .select(LOOKED_AT.as("lookedAt"))
    .select(COUNTED_WITH.as("countedWith"))
    .where("dagRun.state", "=", sql.lit("queued"))
    .where("dagRun.logicalDate", "<=", now)
    .where("dag.isActive", "=", 1)
    .where((where) => where.or([where("dag.isPaused", "=", 0), where("dagRun.runType", "=", "backfill")]))
    .where((where) => where.or([where("backfill.state", "is", null), where("backfill.state", "!=", "paused")]));
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
            .select((query) => query.fn.countAll<number>().as("running"))
            .whereRef("dagRun.dagId", "=", "waiting.dagId")
            .whereRef(COUNTED_WITH, "=", "waiting.countedWith")
            .where("dagRun.state", "=", sql.lit("running")),
        ),
      ),
    )
    .orderBy("waiting.lookedAt")
    .orderBy("waiting.logicalDate")
    .orderBy("waiting.id")
    .limit(limit)
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
