import { addSeconds, formatInstant, type Instant, timetableOf } from "@baram/domain";
import type { TemplateSources } from "../template-sources.ts";

const SECONDS_PER_DAY = 86_400;

/** `2024-02-29` of an instant, in UTC. */
export function dayOf(at: Instant): string {
  return formatInstant(at).slice(0, 10);
}

/** The day so many days away, whatever the schedule says. */
export function dayAway(at: Instant, days: number): string {
  return dayOf(addSeconds(at, days * SECONDS_PER_DAY));
}

/**
 * The logical date after this run.
 *
 * Parity: a run that somebody asked for has no neighbors, its own date stands for them.
 */
export function nextLogicalDate({ dag, workload }: TemplateSources): Instant | null {
  const { dagRun } = workload;
  if (dagRun.externalTrigger) return dagRun.logicalDate;
  const interval = { start: dagRun.dataIntervalStart, end: dagRun.dataIntervalEnd };
  return timetableOf(dag.schedule).nextLogicalDate(interval);
}

/** The boundary before this run's logical date; the date itself for a run that somebody asked for. */
export function previousLogicalDate({ dag, workload }: TemplateSources): Instant | null {
  const { dagRun } = workload;
  if (dagRun.externalTrigger) return dagRun.logicalDate;
  return timetableOf(dag.schedule).previousLogicalDate(dagRun.logicalDate);
}
