import type { Instant } from "@baram/domain";
import { type AliasedRawBuilder, type Kysely, type Selectable, type SelectQueryBuilder, sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { DagRunTable } from "../tables/dag-run-table.ts";
import type { Flag } from "../tables/flag.ts";
import type { MetadataDatabase } from "../tables/metadata-database.ts";
import { LOCKED_DAG_RUN_COLUMNS, type LockedDagRunOfDag } from "./claim-dag-runs.ts";

/** When a run was looked at last; the beginning of time for one that never was. */
const LOOKED_AT = sql<number>`coalesce(dag_run.last_scheduling_decision_at, 0)`;

/** A back-fill has a limit of its own, and its runs are counted apart from the others of their Dag. */
const COUNTED_WITH = sql<number>`coalesce(dag_run.backfill_id, 0)`;

interface StartableLook {
  readonly now: Instant;
  readonly limit: number;
  /** 1 leaves out what belongs to no back-fill. */
  readonly onlyBackfills: Flag;
}

const FIND = new PreparedQuery<StartableLook, { readonly dagId: string }>(
  ["now", "limit", "onlyBackfills"],
  ({ database, values }) => startable(database, values, null).select("waiting.dagId"),
);

const CLAIM = new PreparedQuery<StartableLook, LockedDagRunOfDag>(
  ["now", "limit", "onlyBackfills"],
  ({ database, values }) =>
    dagRunsOfDags(database).where("dagRun.id", "in", startable(database, values, null).select("waiting.id")),
);

const CLAIM_OF_DAGS = new PreparedQuery<StartableLook & { readonly dagIds: string }, LockedDagRunOfDag>(
  ["now", "limit", "onlyBackfills", "dagIds"],
  ({ database, dialect, values }) => {
    const given = dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds);
    return dagRunsOfDags(database)
      .where("dagRun.id", "in", startable(database, values, given).select("waiting.id"))
      .forUpdate("dagRun");
  },
);

const LOCK_DAGS = new PreparedQuery<{ dagIds: string }, { readonly dagId: string }>(
  ["dagIds"],
  ({ database, dialect, values }) =>
    database
      .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds))
      .innerJoin("dag", "dag.dagId", "given.dagId")
      .select("dag.dagId")
      .orderBy("dag.dagId")
      .forUpdate("dag"),
);

const CLAIM_ALONE = new PreparedQuery<
  { readonly dagRunId: number; readonly now: Instant; readonly onlyBackfills: Flag },
  LockedDagRunOfDag
>(["dagRunId", "now", "onlyBackfills"], ({ database, dialect, values }) =>
  dagRunsOfDags(database)
    .where("dagRun.id", "=", values.dagRunId)
    .where("dagRun.state", "=", sql.lit("queued"))
    .where("dagRun.logicalDate", "<=", values.now)
    .where("dagRun.backfillId", "is", null)
    .where(sql<boolean>`${values.onlyBackfills} = 0`)
    .where("dag.isActive", "=", sql.lit(1))
    .where("dag.isPaused", "=", sql.lit(0))
    .where(({ eb, selectFrom }) =>
      eb(
        "dag.maxActiveRuns",
        ">",
        selectFrom("dagRun as other")
          .select((query) => query.fn.countAll<number>().as("others"))
          .whereRef("other.dagId", "=", "dag.dagId")
          .whereRef("other.id", "!=", "dagRun.id")
          // Written out, so that the partial index of exactly these states is used.
          .where(sql<boolean>`other.state in ('queued', 'running')`),
      ),
    )
    .$if(dialect.locksRows, (query) => query.forUpdate("dagRun")),
);

/**
 * A queued run that fits below its limits whatever else of its Dag is queued; `null` where that is not certain. It is of no
 * back-fill. Locks the Dag, then the run.
 */
export async function claimDagRunAlone(
  transaction: MetadataTransaction,
  {
    dagId,
    ...look
  }: { readonly dagId: string; readonly dagRunId: number; readonly now: Instant; readonly onlyBackfills: Flag },
): Promise<LockedDagRunOfDag | null> {
  const locked = dialectOf(transaction).locksRows
    ? LOCK_DAGS.execute(transaction, { dagIds: JSON.stringify([{ dagId }]) })
    : null;
  // The lock goes first: see claimStartableDagRuns.
  const [, { rows }] = await Promise.all([locked, CLAIM_ALONE.execute(transaction, look)]);
  return rows[0] ?? null;
}

/**
 * The queued runs that fit below their limits, each Dag and each back-fill counted by itself: those first that were never
 * looked at, or not for longest, then the oldest.
 *
 * A back-fill goes on although its Dag is paused, and waits while it is paused itself. Locks the Dags of these runs, then
 * the runs.
 *
 * @param look.dagIds the only Dags that may have such runs, where the caller knows; `null` for all.
 * @returns the runs by id.
 */
export async function claimStartableDagRuns(
  transaction: MetadataTransaction,
  { dagIds, ...look }: StartableLook & { readonly dagIds: readonly string[] | null },
): Promise<readonly LockedDagRunOfDag[]> {
  if (!dialectOf(transaction).locksRows) return (await CLAIM.execute(transaction, look)).rows;
  const among = dagIds ?? (await FIND.execute(transaction, look)).rows.map(({ dagId }) => dagId);
  if (among.length === 0) return [];
  const given = { dagIds: JSON.stringify([...new Set(among)].map((dagId) => ({ dagId }))) };
  // Two schedulers that count the same running runs would both start one too many: the second is carried out once the first
  // has its locks, and sees what was committed by then.
  const [, { rows }] = await Promise.all([
    LOCK_DAGS.execute(transaction, given),
    CLAIM_OF_DAGS.execute(transaction, { ...look, ...given }),
  ]);
  return rows;
}

function dagRunsOfDags(database: Kysely<MetadataDatabase>) {
  return database
    .selectFrom("dagRun")
    .innerJoin("dag", "dag.dagId", "dagRun.dagId")
    .select(LOCKED_DAG_RUN_COLUMNS)
    .select(["dag.maxActiveTasks", "dag.isPaused"])
    .orderBy("dagRun.id");
}

/** Runs, the queued ones among them; of named Dags the queued ones alone, found Dag by Dag however many others there are. */
function runsToLookAt(
  database: Kysely<MetadataDatabase>,
  ofDags: AliasedRawBuilder<{ dagId: string }, "given"> | null,
): SelectQueryBuilder<MetadataDatabase, "dagRun", object> {
  if (ofDags === null) return database.selectFrom("dagRun");
  // With an offset, which moves nothing, PostgreSQL does not turn the walk around: it would look at every queued run.
  const queued = sql<Selectable<DagRunTable>>`(select queued.* from ${ofDags} cross join lateral
    (select * from dag_run where dag_run.dag_id = given.dag_id and dag_run.state = 'queued' offset 0) as queued)`;
  return database.selectFrom(queued.as("dagRun"));
}

function startable(
  database: Kysely<MetadataDatabase>,
  { now, limit, onlyBackfills }: StartableLook,
  ofDags: AliasedRawBuilder<{ dagId: string }, "given"> | null,
) {
  const waiting = runsToLookAt(database, ofDags)
    // Computed, so that no planner starts from the Dags: the walk begins with the index of the queued runs, often none.
    .innerJoin("dag", (join) => join.on("dag.dagId", "=", sql<string>`${sql.ref("dagRun.dagId")} || ''`))
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
    .where((where) => where.or([sql<boolean>`${onlyBackfills} = 0`, where("dagRun.runType", "=", "backfill")]))
    .where("dag.isActive", "=", sql.lit(1))
    .where((where) => where.or([where("dag.isPaused", "=", sql.lit(0)), where("dagRun.runType", "=", "backfill")]))
    .where((where) => where.or([where("backfill.state", "is", null), where("backfill.state", "!=", "paused")]));
  return database
    .selectFrom(waiting.as("waiting"))
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
    .limit(limit);
}
