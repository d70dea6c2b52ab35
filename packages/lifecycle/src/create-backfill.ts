import type { JsonObject } from "@baram/domain";
import {
  findActiveBackfill,
  flag,
  insertBackfill,
  type MetadataTransaction,
  noteChange,
  serializedDagsOf,
} from "@baram/metadata-store";
import { type BackfillRefusal, type BackfillRequest, prepareBackfill } from "./backfill/prepare-backfill.ts";
import { extendBackfillPlan } from "./extend-backfill-plan.ts";

/** What came of it. */
export type CreateBackfillOutcome = { readonly kind: "created"; readonly backfillId: number } | BackfillRefusal;

/**
 * Records a back-fill, which the scheduler works off. A Dag has one at a time.
 *
 * Its dates are those of the timetable that the Dag has now; the first of them are written down at once. Its runs are
 * made with the version that is the newest when they are.
 */
export async function createBackfill(
  transaction: MetadataTransaction,
  request: BackfillRequest & { readonly createdBy: string },
): Promise<CreateBackfillOutcome> {
  const { dagId, now } = request;
  const prepared = await prepareBackfill(transaction, serializedDagsOf(transaction), request);
  if (prepared.kind !== "prepared") return prepared;
  const backfillId = await insertBackfill(transaction, {
    dagId,
    dagVersionId: prepared.dagVersionId,
    state: "queued",
    fromDate: request.range.from,
    toDate: request.range.to,
    rerunBehavior: request.rerunBehavior,
    isBackwards: flag(request.isBackwards),
    maxActiveRuns: prepared.maxActiveRuns,
    continuesOnFailure: flag(request.continuesOnFailure),
    marksSuccess: flag(request.marksSuccess),
    clearsToNewest: flag(request.clearsTo === "newest"),
    conf: JSON.stringify(request.conf satisfies JsonObject),
    terms: JSON.stringify(prepared.terms),
    plannedCount: 0,
    isPlanned: flag(false),
    createdAt: now,
    createdBy: request.createdBy,
  });
  if (backfillId === null) {
    const other = await findActiveBackfill(transaction, dagId);
    return { kind: "already-active", backfillId: other?.id ?? 0 };
  }
  await extendBackfillPlan(transaction, { backfillId });
  noteChange(transaction, { kind: "backfill", backfillId, dagId, state: "queued" });
  return { kind: "created", backfillId };
}
