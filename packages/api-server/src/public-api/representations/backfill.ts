import {
  BACKFILL_DATE_STATES,
  BACKFILL_STATES,
  backfillProgress,
  formatInstant,
  type JsonObject,
  RERUN_BEHAVIORS,
  type RunTerms,
} from "@baram/domain";
import { type BackfillRow, countBackfillDates, type MetadataReader } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import { KnownReasonSchema, representKnownReason } from "./known-reason.ts";

/** A back-fill with how far it has come. */
export const BackfillRepresentation = schema.object("Backfill", {
  backfill_id: schema.integer(),
  dag_id: schema.text(),
  state: schema.oneOf(...BACKFILL_STATES),
  reason: schema.nullable(schema.text()),
  /** What the reason says, as data. */
  known_reason: KnownReasonSchema,
  from_date: schema.dateTime(),
  to_date: schema.dateTime(),
  rerun_behavior: schema.oneOf(...RERUN_BEHAVIORS),
  run_backwards: schema.boolean(),
  max_active_runs: schema.integer(),
  continue_on_failures: schema.boolean(),
  mark_success: schema.boolean(),
  clear_to: schema.oneOf("newest", "own"),
  conf: schema.anyObject(),
  task_ids: schema.nullable(schema.list(schema.text())),
  pool: schema.nullable(schema.text()),
  disable_retry: schema.boolean(),
  created_at: schema.dateTime(),
  created_by: schema.text(),
  started_at: schema.nullable(schema.dateTime()),
  ended_at: schema.nullable(schema.dateTime()),
  progress: schema.object("BackfillProgress", {
    /** How many dates there are; null while they are still being worked out. */
    total: schema.nullable(schema.integer()),
    done: schema.integer(),
    planned: schema.integer(),
    active: schema.integer(),
    success: schema.integer(),
    failed: schema.integer(),
    left: schema.integer(),
  }),
});

/** Reads how far a back-fill has come, and words it. */
export async function representBackfill(
  reader: MetadataReader,
  backfill: BackfillRow,
): Promise<schema.Described<typeof BackfillRepresentation>> {
  const terms = JSON.parse(backfill.terms) as RunTerms;
  const total = backfill.isPlanned === 1 ? backfill.plannedCount : null;
  const { counts, done } = backfillProgress(await countBackfillDates(reader, backfill.id), total);
  return {
    backfill_id: backfill.id,
    dag_id: backfill.dagId,
    state: backfill.state,
    reason: backfill.stateReason,
    known_reason: representKnownReason(backfill.stateReason),
    from_date: formatInstant(backfill.fromDate),
    to_date: formatInstant(backfill.toDate),
    rerun_behavior: backfill.rerunBehavior,
    run_backwards: backfill.isBackwards === 1,
    max_active_runs: backfill.maxActiveRuns,
    continue_on_failures: backfill.continuesOnFailure === 1,
    mark_success: backfill.marksSuccess === 1,
    clear_to: backfill.clearsToNewest === 1 ? "newest" : "own",
    conf: JSON.parse(backfill.conf) as JsonObject,
    task_ids: terms.taskIds,
    pool: terms.pool,
    disable_retry: !terms.mayRetry,
    created_at: formatInstant(backfill.createdAt),
    created_by: backfill.createdBy,
    started_at: instantText(backfill.startedAt),
    ended_at: instantText(backfill.endedAt),
    progress: { total, done, ...counts },
  };
}

/** What the plan of a back-fill, or the back-fill itself, says of a date. */
export const BACKFILL_DATE_PROPERTIES = {
  logical_date: schema.dateTime(),
  data_interval_start: schema.dateTime(),
  data_interval_end: schema.dateTime(),
  dag_run_id: schema.nullable(schema.text()),
  reason: schema.nullable(schema.text()),
} as const;

/** What is done for a date. */
export const BACKFILL_ACTIONS = ["create", "clear", "extend", "leave"] as const;

/** Where a date stands, for a page of them. */
export const BackfillDateStateSchema = schema.oneOf(...BACKFILL_DATE_STATES);
