import { BACKFILL_DATE_STATES, type BackfillDateState } from "./backfill-date.ts";

/** How far a back-fill has come. */
export interface BackfillProgress {
  /** Its dates by where they stand; each state has its number. */
  readonly counts: Readonly<Record<BackfillDateState, number>>;
  /** How many dates there are; `null` while they are still being worked out. */
  readonly total: number | null;
  /** How many of them need nothing any more. */
  readonly done: number;
}

/** Adds up where the dates of a back-fill stand. */
export function backfillProgress(
  rows: readonly { readonly state: BackfillDateState; readonly count: number }[],
  total: number | null,
): BackfillProgress {
  const counts = Object.fromEntries(BACKFILL_DATE_STATES.map((state) => [state, 0])) as Record<
    BackfillDateState,
    number
  >;
  for (const { state, count } of rows) counts[state] += count;
  return { counts, total, done: counts.success + counts.failed + counts.left };
}
