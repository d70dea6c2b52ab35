import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import { CHOSEN_DAG_RUN_COLUMNS } from "./chosen-dag-run-columns.ts";

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

/** A run that was chosen; it is still to be locked. */
export interface ChosenDagRun {
  readonly id: number;
  readonly runId: string;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  /** As it was when the run was chosen. */
  readonly dagVersionId: number;
}

/** @returns the runs, oldest logical date first; `null` where the named run does not exist. */
export async function chooseDagRuns(
  transaction: MetadataTransaction,
  dagId: string,
  choice: DagRunChoice,
): Promise<readonly ChosenDagRun[] | null> {
  const range = choice.kind === "dates" ? choice : await rangeAround(transaction, dagId, choice);
  if (range === null) return null;
  const { start, end } = range;
  return transaction
    .selectFrom("dagRun")
    .select(CHOSEN_DAG_RUN_COLUMNS)
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
