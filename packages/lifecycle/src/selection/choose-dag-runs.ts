import { datesOnSchedule, type Instant, type SerializedDag } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";

/** Which runs of a Dag an act touches. */
export type DagRunChoice =
  | {
      readonly kind: "run";
      readonly runId: string;
      /** All earlier runs, too. */
      readonly includePast: boolean;
      /** All later runs, too. */
      readonly includeFuture: boolean;
    }
  /** By logical date, both ends inclusive; `null` is open. */
  | { readonly kind: "dates"; readonly start: Instant | null; readonly end: Instant | null };

/** @returns the ids of the runs, oldest logical date first; `null` where the named run does not exist. */
export async function chooseDagRuns(
  transaction: MetadataTransaction,
  dagId: string,
  choice: DagRunChoice,
): Promise<readonly number[] | null> {
  const runs = await chooseDatedRuns(transaction, dagId, choice);
  return runs?.map(({ id }) => id) ?? null;
}

/**
 * Of the runs around the named one, those that a mark touches.
 *
 * Parity: with a schedule, the dates that it has in the range; a run beside the schedule is passed over, unless it is
 * the named one. Without a schedule, all of them.
 */
export async function chooseMarkedDagRuns(
  transaction: MetadataTransaction,
  {
    dag,
    choice,
    now,
  }: {
    readonly dag: SerializedDag;
    readonly choice: Extract<DagRunChoice, { kind: "run" }>;
    readonly now: Instant;
  },
): Promise<readonly number[] | null> {
  const runs = await chooseDatedRuns(transaction, dag.dagId, choice);
  if (runs === null || (!choice.includePast && !choice.includeFuture)) return runs?.map(({ id }) => id) ?? null;
  const dates = new Set(datesOnSchedule(dag.schedule, { dates: runs.map(({ logicalDate }) => logicalDate), now }));
  return runs.filter(({ runId, logicalDate }) => runId === choice.runId || dates.has(logicalDate)).map(({ id }) => id);
}

async function chooseDatedRuns(
  transaction: MetadataTransaction,
  dagId: string,
  choice: DagRunChoice,
): Promise<readonly { readonly id: number; readonly runId: string; readonly logicalDate: Instant }[] | null> {
  const range = choice.kind === "dates" ? choice : await rangeAround(transaction, dagId, choice);
  if (range === null) return null;
  const { start, end } = range;
  return transaction
    .selectFrom("dagRun")
    .select(["id", "runId", "logicalDate"])
    .where("dagId", "=", dagId)
    .$if(start !== null, (query) => query.where("logicalDate", ">=", start as Instant))
    .$if(end !== null, (query) => query.where("logicalDate", "<=", end as Instant))
    .orderBy("logicalDate")
    .execute();
}

async function rangeAround(
  transaction: MetadataTransaction,
  dagId: string,
  choice: Extract<DagRunChoice, { kind: "run" }>,
): Promise<{ readonly start: Instant | null; readonly end: Instant | null } | null> {
  const run = await transaction
    .selectFrom("dagRun")
    .select("logicalDate")
    .where("dagId", "=", dagId)
    .where("runId", "=", choice.runId)
    .executeTakeFirst();
  if (run === undefined) return null;
  return {
    start: choice.includePast ? null : run.logicalDate,
    end: choice.includeFuture ? null : run.logicalDate,
  };
}
