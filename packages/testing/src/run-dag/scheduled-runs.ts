import {
  authoredTimetableOf,
  type DagRunInfo,
  type DataInterval,
  type Instant,
  instantToDate,
  restrictionOf,
  runIdFor,
  timetableOf,
} from "@baram/domain";
import type { AnyDag } from "@baram/sdk";
import { askNextDagRun, serializeDag } from "@baram/sdk/runtime";
import { readMoment, type TestMoment } from "./moments.ts";

/** Which runs are asked for. */
export interface ListScheduledRunsOptions {
  /** The last moment: runs that are due later are not listed. */
  readonly until: TestMoment;
  /**
   * When the Dag was unpaused, which matters without catchup: of all that was due before, it then makes the latest run
   * only. Defaults to `until`.
   */
  readonly unpausedAt?: TestMoment;
  /** How many runs are listed at most. Defaults to 1000. */
  readonly limit?: number;
}

/** A run that a schedule makes. */
export interface ScheduledRun {
  readonly runId: string;
  readonly logicalDate: Date;
  readonly dataInterval: { readonly start: Date; readonly end: Date };
  /** When it is created. */
  readonly runAfter: Date;
}

const LIMIT = 1000;

/**
 * The runs that a Dag's schedule has made by a moment, oldest first, if each was created as soon as it was due.
 *
 * Throws what is wrong with the Dag. Runs that assets bring about are none of them.
 */
export async function listScheduledRuns(
  dag: AnyDag,
  options: ListScheduledRunsOptions,
): Promise<readonly ScheduledRun[]> {
  const until = readMoment("until", options.until);
  let now = options.unpausedAt === undefined ? until : readMoment("unpausedAt", options.unpausedAt);
  let last: DataInterval | null = null;
  const runs: ScheduledRun[] = [];
  while (runs.length < (options.limit ?? LIMIT)) {
    const next: DagRunInfo | null = await nextDagRun(dag, last, now);
    if (next === null || next.runAfter > until) return runs;
    runs.push(describeRun(next));
    last = next.dataInterval;
    if (next.runAfter > now) now = next.runAfter;
  }
  return runs;
}

async function nextDagRun(dag: AnyDag, last: DataInterval | null, now: Instant): Promise<DagRunInfo | null> {
  const serialized = serializeDag(dag);
  const restriction = restrictionOf(serialized);
  if (authoredTimetableOf(serialized.schedule) !== null) return askNextDagRun(dag, { last, restriction });
  return timetableOf(serialized.schedule).nextDagRunInfo({ lastAutomatedDataInterval: last, restriction, now });
}

function describeRun({ logicalDate, dataInterval: { start, end }, runAfter }: DagRunInfo): ScheduledRun {
  return {
    runId: runIdFor("scheduled", logicalDate),
    logicalDate: instantToDate(logicalDate),
    dataInterval: { start: instantToDate(start), end: instantToDate(end) },
    runAfter: instantToDate(runAfter),
  };
}
