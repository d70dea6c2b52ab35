import { advanceBackfill } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** What a look at back-fills came to. */
export interface AdvancedBackfills {
  /** Those to be looked at again at once. */
  readonly goOn: readonly number[];
  /** Those whose dates an author's own timetable is to name. */
  readonly awaitPlan: readonly number[];
}

/** Works off back-fills, each by one stretch in a transaction of its own. */
export async function advanceBackfills(
  { store, clock }: SchedulerDependencies,
  backfillIds: readonly number[],
): Promise<AdvancedBackfills> {
  const goOn: number[] = [];
  const awaitPlan: number[] = [];
  for (const backfillId of backfillIds) {
    const now = clock.now();
    const next = await store.transaction((transaction) => advanceBackfill(transaction, { backfillId, now }));
    if (next === "at-once") goOn.push(backfillId);
    if (next === "with-dates") awaitPlan.push(backfillId);
  }
  return { goOn, awaitPlan };
}
