import { addSeconds, type Instant, instantFromMicroseconds } from "../time/instant.ts";
import type { DataInterval } from "../timetable/data-interval.ts";
import type { DagRunInfo, Timetable } from "../timetable/timetable.ts";

/** A task with an SLA, and how far it has come. */
export interface SlaInput {
  readonly timetable: Timetable;
  readonly slaSeconds: number;
  readonly lastSuccess: { readonly logicalDate: Instant; readonly dataInterval: DataInterval };
  /** The newest logical date for which a miss is known; `null` while none is. */
  readonly lastMissed: Instant | null;
  readonly now: Instant;
  /** How many misses are named at once. */
  readonly limit: number;
}

/** For which logical dates a task has missed its SLA, beside those that are known. */
export interface SlaDecision {
  readonly missed: readonly Instant[];
  /** When it can have missed it next if it does not succeed meanwhile; `null` for never. */
  readonly lookAgainAt: Instant | null;
}

/**
 * Which SLAs a task has missed.
 *
 * Parity: the interval right after the newest success is passed over; for every one after it the SLA is missed once the
 * moment is past its logical date and the SLA, whether or not a run of it exists.
 */
export function decideMissedSlas({
  timetable,
  slaSeconds,
  lastSuccess,
  lastMissed,
  now,
  limit,
}: SlaInput): SlaDecision {
  const { logicalDate, dataInterval } = lastSuccess;
  const after = (interval: DataInterval): DagRunInfo | null =>
    timetable.nextDagRunInfo({
      lastAutomatedDataInterval: interval,
      restriction: { earliest: logicalDate, latest: null, catchup: true },
      now,
    });
  const isResumed = lastMissed !== null && lastMissed > logicalDate;
  // What lies before a known miss has been looked at. What ends with it is followed by it, or by what comes after it.
  const passedOver = isResumed ? { start: lastMissed, end: lastMissed } : after(dataInterval)?.dataInterval;
  if (passedOver === undefined) return { missed: [], lookAgainAt: null };
  let next = after(passedOver);
  while (isResumed && next !== null && next.logicalDate <= lastMissed) next = after(next.dataInterval);
  const missed: Instant[] = [];
  while (next !== null) {
    const dueAt = addSeconds(next.logicalDate, slaSeconds);
    if (dueAt >= now) return { missed, lookAgainAt: instantFromMicroseconds(dueAt + 1) };
    if (missed.length === limit) return { missed, lookAgainAt: now };
    missed.push(next.logicalDate);
    const following = after(next.dataInterval);
    next = following !== null && following.logicalDate > next.logicalDate ? following : null;
  }
  return { missed, lookAgainAt: null };
}
