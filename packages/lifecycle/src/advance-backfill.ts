import { backfillProgress, type Instant, isActiveBackfillState, stateReason } from "@baram/domain";
import {
  type BackfillOutlook,
  type BackfillRow,
  claimBackfill,
  countBackfillDates,
  listActiveRunsOfBackfill,
  type MetadataTransaction,
  noteChange,
  readBackfillOutlook,
  settleEndedDates,
  updateBackfillReason,
} from "@baram/metadata-store";
import { applyBackfillTransition } from "@baram/metadata-store/transitions";
import { type BegunDates, beginDates } from "./backfill/begin-dates.ts";
import { failStuckRuns } from "./backfill/fail-stuck-runs.ts";
import { extendBackfillPlan, type PlanOfBackfill } from "./extend-backfill-plan.ts";

/**
 * When a back-fill is to be looked at again: at once, when dates of it have been written down that only its author's
 * timetable can name, or when one of its runs has ended or somebody changes it.
 */
export type NextLookAtBackfill = "at-once" | "with-dates" | "later";

/**
 * Works off a back-fill by one stretch: writes down further dates, notes which of its runs have ended, begins the next
 * dates as far as its own limit allows, and ends it when nothing is left to do.
 *
 * All of it is one transaction, so whoever comes after a crash finds every date either begun or not. Locks the back-fill,
 * then the runs it moves.
 */
export async function advanceBackfill(
  transaction: MetadataTransaction,
  { backfillId, now }: { readonly backfillId: number; readonly now: Instant },
): Promise<NextLookAtBackfill> {
  let found = await claimBackfill(transaction, backfillId);
  if (found === null || !isActiveBackfillState(found.state)) return "later";
  let plan: PlanOfBackfill = "complete";
  if (found.isPlanned === 0) {
    plan = await extendBackfillPlan(transaction, { backfillId });
    found = (await claimBackfill(transaction, backfillId)) ?? found;
  }
  const backfill = await start(transaction, found, now);
  const { active, changed, outlook: before } = await settle(transaction, backfill, now);
  const begun = await begin(transaction, { backfill, outlook: before, active, now });
  const outlook = {
    hasFailed: before.hasFailed || begun.hasFailed,
    hasPlanned: begun.looked === 0 ? before.hasPlanned : begun.hasPlanned,
  };
  const isUnderWay = active + begun.active > 0;
  if (!isUnderWay && isOver(backfill, outlook)) {
    await end(transaction, { backfill, now });
    return "later";
  }
  if (changed + begun.looked > 0 || found.state !== backfill.state) {
    noteChange(transaction, { kind: "backfill", backfillId, dagId: backfill.dagId, state: backfill.state });
  }
  const hasRoom = active + begun.active < backfill.maxActiveRuns;
  const mayBeginMore = (hasRoom && outlook.hasPlanned) || backfill.marksSuccess === 1;
  if (plan === "has-more" || (begun.looked > 0 && mayBeginMore)) return "at-once";
  return plan === "with-author" ? "with-dates" : "later";
}

interface Settled {
  /** How many runs are still under way. */
  readonly active: number;
  readonly changed: number;
  readonly outlook: BackfillOutlook;
}

/** Notes what has ended, and ends what can never go on. */
async function settle(transaction: MetadataTransaction, backfill: BackfillRow, now: Instant): Promise<Settled> {
  const { changed, runs, outlook } = await readSettled(transaction, backfill);
  const stuck = await failStuckRuns(transaction, { backfill, active: runs, now });
  if (stuck === 0) return { active: runs.length, changed, outlook };
  const again = await readSettled(transaction, backfill);
  return { active: again.runs.length, changed: changed + again.changed, outlook: again.outlook };
}

/** Sent together: what is read sees what is noted before it. */
async function readSettled(transaction: MetadataTransaction, { id }: BackfillRow) {
  const [changed, runs, outlook] = await Promise.all([
    settleEndedDates(transaction, id),
    listActiveRunsOfBackfill(transaction, id),
    readBackfillOutlook(transaction, id),
  ]);
  return { changed, runs, outlook };
}

async function start(transaction: MetadataTransaction, backfill: BackfillRow, now: Instant): Promise<BackfillRow> {
  if (backfill.state !== "queued") return backfill;
  await applyBackfillTransition(transaction, { backfill, verb: "start", changes: { startedAt: now } });
  return { ...backfill, state: "running", startedAt: now };
}

const NO_DAG = stateReason("backfill-without-dag");

async function begin(
  transaction: MetadataTransaction,
  given: {
    readonly backfill: BackfillRow;
    readonly outlook: BackfillOutlook;
    readonly active: number;
    readonly now: Instant;
  },
): Promise<BegunDates> {
  const { backfill, outlook, active, now } = given;
  const nothing = { looked: 0, active: 0, hasFailed: false, hasPlanned: outlook.hasPlanned };
  const isHeld = backfill.state === "paused" || isStopped(backfill, outlook);
  // Backwards, the last date has to be known before the first is begun.
  if (isHeld || !outlook.hasPlanned || (backfill.isBackwards === 1 && backfill.isPlanned === 0)) return nothing;
  const dag = await transaction
    .selectFrom("dag")
    .select(["dagVersionId", "isActive"])
    .where("dagId", "=", backfill.dagId)
    .executeTakeFirst();
  const isThere = dag?.isActive === 1;
  if (isThere === (backfill.stateReason === NO_DAG)) {
    await updateBackfillReason(transaction, { backfillId: backfill.id, stateReason: isThere ? null : NO_DAG });
  }
  if (!isThere) return nothing;
  const freeRuns = backfill.maxActiveRuns - active;
  return beginDates(transaction, { backfill, dagVersionId: dag.dagVersionId, freeRuns, now });
}

/** Parity: after a failure no further date is begun, unless it is to go on. */
function isStopped({ continuesOnFailure }: BackfillRow, { hasFailed }: BackfillOutlook): boolean {
  return hasFailed && continuesOnFailure === 0;
}

function isOver(backfill: BackfillRow, outlook: BackfillOutlook): boolean {
  return isStopped(backfill, outlook) || (backfill.isPlanned === 1 && !outlook.hasPlanned);
}

async function end(
  transaction: MetadataTransaction,
  { backfill, now }: { readonly backfill: BackfillRow; readonly now: Instant },
): Promise<void> {
  const { counts } = backfillProgress(await countBackfillDates(transaction, backfill.id), backfill.plannedCount);
  const { failed, planned } = counts;
  if (failed === 0) {
    const changes = { endedAt: now, stateReason: null };
    await applyBackfillTransition(transaction, { backfill, verb: "complete", changes });
    return;
  }
  const total = backfill.plannedCount;
  const reason =
    planned === 0
      ? stateReason("backfill-dates-failed", { failed, total })
      : stateReason("backfill-dates-failed-early", { failed, total, planned });
  const changes = { endedAt: now, stateReason: reason };
  await applyBackfillTransition(transaction, { backfill, verb: "fail", changes });
}
