import { invariant } from "../invariant.ts";
import type { Instant } from "../time/instant.ts";
import { formatInstant, parseInstant } from "../time/instant.ts";
import type { CronExpression } from "./cron-expression.ts";
import { parseCronExpression } from "./cron-expression.ts";
import type { CronSchedule } from "./cron-schedule.ts";
import { createCronSchedule } from "./cron-schedule.ts";
import type { DagRunInfo } from "./timetable.ts";
import { findTimezone } from "./timezone.ts";

/** Reads `2024-03-31 01:30`, with seconds or a fraction if given, as UTC; for tests. */
export function utc(text: string): Instant {
  const seconds = text.length === 16 ? `${text}:00` : text;
  const at = parseInstant(`${seconds}Z`);
  invariant(at !== null, `"${text}" is no moment.`);
  return at;
}

/** The counterpart of `utc`. */
export function show(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at).replace("T", " ").replace("+00:00", "").replace(/:00$/, "");
}

/** `start > end`, the logical date and `runAfter` being the two. */
export function showRun(run: DagRunInfo | null): string | null {
  return run === null ? null : `${show(run.dataInterval.start)} > ${show(run.dataInterval.end)}`;
}

/** A cron expression that is known to be good, for tests. */
export function cronOf(expression: string): CronExpression {
  const result = parseCronExpression(expression);
  invariant(result.kind === "cron", `"${expression}" cannot be read.`);
  return result.cron;
}

/** The moments of a cron expression in a zone, for tests. */
export function scheduleOf(expression: string, timezone: string): CronSchedule {
  const zone = findTimezone(timezone);
  invariant(zone !== null, `"${timezone}" is no zone.`);
  return createCronSchedule(cronOf(expression), zone);
}

/** The next moments in order, each as text. */
export function nextMoments(expression: string, timezone: string, after: string, count: number): (string | null)[] {
  const schedule = scheduleOf(expression, timezone);
  const moments: (string | null)[] = [];
  let at: Instant | null = utc(after);
  while (moments.length < count && at !== null) {
    at = schedule.next(at);
    moments.push(show(at));
  }
  return moments;
}
