import { type BackfillDate, type DagRunInfo, isNextBackfillDate, restrictionOfBackfill } from "@baram/domain";
import { noteSilentTimetable, recordBackfillDates } from "@baram/lifecycle";
import { findBackfill, findLastBackfillDate } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** How many dates are asked for before they are written down: each is a question to a runner. */
const QUESTIONS_PER_CALL = 50;

/**
 * Asks the timetable of a Dag's author for the next dates of a back-fill, and writes down what it names.
 *
 * A timetable that cannot answer is asked again at the next look at everything, and the back-fill says so.
 *
 * @returns whether dates were written down.
 */
export async function planOwnDates(
  { store, authorCode, logger, locateBundle }: SchedulerDependencies,
  backfillId: number,
): Promise<boolean> {
  const backfill = await findBackfill(store.reader, backfillId);
  if (authorCode === undefined || backfill === null || backfill.isPlanned === 1) return false;
  const { dagId, plannedCount } = backfill;
  const version = await store.serializedDags.get(store.reader, backfill.dagVersionId);
  const bundle = locateBundle({ hash: version.bundleHash, relativePath: version.relativePath });
  const range = { from: backfill.fromDate, to: backfill.toDate };
  const stored = await findLastBackfillDate(store.reader, backfillId);
  let after: BackfillDate | null =
    stored === null
      ? null
      : {
          logicalDate: stored.logicalDate,
          dataInterval: { start: stored.dataIntervalStart, end: stored.dataIntervalEnd },
        };
  const dates: DagRunInfo[] = [];
  let isEnd = false;
  while (!isEnd && dates.length < QUESTIONS_PER_CALL) {
    const question = { bundle, dagId, last: after?.dataInterval ?? null, restriction: restrictionOfBackfill(range) };
    const answer = await authorCode.ask({ kind: "nextDagRun", ...question });
    if (answer.kind === "failed") {
      const { message } = answer;
      logger.warn("The timetable of a Dag did not say which dates to fill", { dagId, reason: message });
      await store.transaction((transaction) => noteSilentTimetable(transaction, { backfillId, message }));
      return false;
    }
    const next = answer.answer;
    if (isNextBackfillDate(next, { range, after })) {
      dates.push(next);
      after = next;
    } else isEnd = true;
  }
  await store.transaction((transaction) =>
    recordBackfillDates(transaction, { backfillId, plannedCount, dates, isEnd }),
  );
  return true;
}
