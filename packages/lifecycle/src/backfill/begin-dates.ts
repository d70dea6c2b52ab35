import type { Instant } from "@baram/domain";
import {
  type BackfillRow,
  listPlannedBackfillDates,
  listRunsOfDates,
  type MetadataTransaction,
  type RunOfDateRow,
  updateBegunDates,
} from "@baram/metadata-store";
import { DateBeginner, type DecidedDate } from "./date-beginner.ts";

/** How many dates one call looks at for each slot: those that are left alone need none, and there may be thousands. */
const DATES_PER_SLOT = 4;
const DATES_MINIMUM = 16;
/** How many runs one call brings on their way. */
const RUNS_PER_CALL = 20;

/** What was begun. */
export interface BegunDates {
  readonly looked: number;
  /** How many runs were brought on their way. */
  readonly active: number;
  readonly hasFailed: boolean;
  /** Whether dates are left that have been written down. */
  readonly hasPlanned: boolean;
}

const NOTHING: BegunDates = { looked: 0, active: 0, hasFailed: false, hasPlanned: false };

/** Begins the next dates of a back-fill that the caller holds, as far as there are slots for runs. */
export async function beginDates(
  transaction: MetadataTransaction,
  given: {
    readonly backfill: BackfillRow;
    readonly dagVersionId: number;
    readonly freeRuns: number;
    readonly now: Instant;
  },
): Promise<BegunDates> {
  const { backfill, freeRuns } = given;
  if (freeRuns <= 0) return { ...NOTHING, hasPlanned: true };
  const { id: backfillId, dagId } = backfill;
  const isBackwards = backfill.isBackwards === 1;
  const room = Math.min(freeRuns, RUNS_PER_CALL);
  const limit = Math.max(DATES_MINIMUM, DATES_PER_SLOT * room);
  const planned = await listPlannedBackfillDates(transaction, { backfillId, isBackwards, limit });
  const dates = planned.map(({ logicalDate }) => logicalDate).sort((one, other) => one - other);
  const [from, to] = [dates.at(0), dates.at(-1)];
  if (from === undefined || to === undefined) return NOTHING;
  const runs = new Map<Instant, RunOfDateRow>();
  for (const run of await listRunsOfDates(transaction, { dagId, from, to })) runs.set(run.logicalDate, run);
  const beginner = new DateBeginner(transaction, given);
  const chosen = chooseDates(
    planned.map((date) => beginner.decide(date, runs.get(date.logicalDate) ?? null)),
    { room, continuesOnFailure: backfill.continuesOnFailure === 1 },
  );
  const begun = await beginner.beginAll(chosen);
  await updateBegunDates(transaction, begun);
  return {
    looked: begun.length,
    active: begun.filter(({ state }) => state === "active").length,
    hasFailed: begun.some(({ state }) => state === "failed"),
    hasPlanned: begun.length < planned.length || planned.length === limit,
  };
}

/** As many of the dates as there are slots for; parity: none behind one that has failed, unless it is to go on. */
function chooseDates(
  decided: readonly DecidedDate[],
  { room, continuesOnFailure }: { readonly room: number; readonly continuesOnFailure: boolean },
): readonly DecidedDate[] {
  const chosen: DecidedDate[] = [];
  let taken = 0;
  for (const date of decided) {
    if (taken >= room) break;
    chosen.push(date);
    if (date.action.kind !== "leave") taken += 1;
    else if (date.action.state === "failed" && !continuesOnFailure) break;
  }
  return chosen;
}
