import { advanceBackfill } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** What a look at back-fills came to. */
export interface AdvancedBackfills {
  /** Those to be looked at again at once. */
  readonly goOn: readonly number[];
  /** Those whose dates an author's own timetable is to name. */
  readonly awaitPlan: readonly number[];
}

/**
 * Works off back-fills, each by one stretch in a transaction of its own. One that cannot go on is reported and left to the
 * next look at everything; it holds up no other, and nothing else of the pass.
 */
export async function advanceBackfills(
  { store, clock, logger }: SchedulerDependencies,
  backfillIds: readonly number[],
): Promise<AdvancedBackfills> {
  const goOn: number[] = [];
  const awaitPlan: number[] = [];
  for (const backfillId of backfillIds) {
    const now = clock.now();
    try {
      const next = await store.transaction((transaction) => advanceBackfill(transaction, { backfillId, now }));
      if (next === "at-once") goOn.push(backfillId);
      if (next === "with-dates") awaitPlan.push(backfillId);
    } catch (error) {
      // Nothing is wrong with a back-fill for which the database does not answer.
      if (store.isUnreachable(error)) throw error;
      logger.error("A back-fill could not go on, and is looked at again later", { backfillId, error });
    }
  }
  return { goOn, awaitPlan };
}
