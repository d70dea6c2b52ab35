import { authoredTimetableOf, nextBackfillDates, timetableOf } from "@baram/domain";
import { claimBackfill, findLastBackfillDate, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import { recordBackfillDates } from "./record-backfill-dates.ts";

/** How many dates are written down in one transaction: others wait no longer than that takes. */
const DATES_PER_CALL = 500;

/** Whether all dates of a back-fill have been written down, more follow, or only its author's timetable can tell. */
export type PlanOfBackfill = "complete" | "has-more" | "with-author";

/**
 * Writes down the next dates of a back-fill, as the timetable of its version names them. Locks the back-fill.
 *
 * An author's own timetable is asked in a runner, and what it names is recorded instead.
 */
export async function extendBackfillPlan(
  transaction: MetadataTransaction,
  { backfillId }: { readonly backfillId: number },
): Promise<PlanOfBackfill> {
  const backfill = await claimBackfill(transaction, backfillId);
  if (backfill === null || backfill.isPlanned === 1) return "complete";
  const { dag } = await serializedDagsOf(transaction).get(transaction, backfill.dagVersionId);
  if (authoredTimetableOf(dag.schedule) !== null) return "with-author";
  const last = await findLastBackfillDate(transaction, backfillId);
  const found = nextBackfillDates(timetableOf(dag.schedule), {
    range: { from: backfill.fromDate, to: backfill.toDate },
    after:
      last === null
        ? null
        : {
            logicalDate: last.logicalDate,
            dataInterval: { start: last.dataIntervalStart, end: last.dataIntervalEnd },
          },
    limit: DATES_PER_CALL,
    // The plan is that of the moment it was asked for, however late it is worked out.
    now: backfill.createdAt,
  });
  const { plannedCount } = backfill;
  const hasMore = await recordBackfillDates(transaction, { backfillId, ...found, plannedCount });
  return hasMore ? "has-more" : "complete";
}
