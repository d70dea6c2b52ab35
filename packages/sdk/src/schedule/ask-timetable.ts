import { inspect } from "node:util";
import {
  type DagRunInfo,
  type DataInterval,
  type Instant,
  instantFromDate,
  instantToDate,
  type TimetableRestriction,
} from "@baram/domain";
import type { AnyDag } from "../dag/any-dag.ts";
import { dagStateOf } from "../dag/dag-state.ts";
import { type CustomDataInterval, isTimetable, type Timetable } from "./timetable.ts";

/** A timetable of the author's own gave an answer that cannot be used. */
class TimetableAnswerError extends Error {
  override readonly name = "TimetableAnswerError";
}

/** Asks a Dag's own timetable which run follows; `null` when none does. */
export async function askNextDagRun(
  dag: AnyDag,
  { last, restriction }: { readonly last: DataInterval | null; readonly restriction: TimetableRestriction },
): Promise<DagRunInfo | null> {
  const { earliest, latest, catchup } = restriction;
  const run: unknown = await timetableOfDag(dag).nextDagRun(last === null ? null : inDates(last), {
    earliest: earliest === null ? null : instantToDate(earliest),
    latest: latest === null ? null : instantToDate(latest),
    catchup,
  });
  if (run === null || run === undefined) return null;
  const dataInterval = readInterval("nextDagRun", Reflect.get(Object(run), "dataInterval"));
  const runAfter: unknown = Reflect.get(Object(run), "runAfter");
  return {
    logicalDate: dataInterval.start,
    dataInterval,
    runAfter: runAfter === undefined ? dataInterval.end : readDate("nextDagRun", runAfter),
  };
}

/** Asks a Dag's own timetable what a run triggered by hand covers. */
export async function askManualDataInterval(dag: AnyDag, at: Instant): Promise<DataInterval> {
  const interval: unknown = await timetableOfDag(dag).inferManualDataInterval(instantToDate(at));
  return readInterval("inferManualDataInterval", interval);
}

function timetableOfDag(dag: AnyDag): Timetable {
  const schedule: unknown = dagStateOf(dag)?.settings.schedule;
  const timetable = isTimetable(schedule) ? schedule : besideAssets(schedule);
  if (timetable !== null) return timetable;
  throw new TimetableAnswerError(`The Dag "${dag.dagId}" has no timetable of its own.`);
}

/** The timetable of a Dag that runs by assets and by time. */
function besideAssets(schedule: unknown): Timetable | null {
  const timetable: unknown = Reflect.get(Object(schedule), "timetable");
  return isTimetable(timetable) ? timetable : null;
}

function inDates({ start, end }: DataInterval): CustomDataInterval {
  return { start: instantToDate(start), end: instantToDate(end) };
}

function readInterval(method: string, written: unknown): DataInterval {
  const start = readDate(method, Reflect.get(Object(written), "start"));
  const end = readDate(method, Reflect.get(Object(written), "end"));
  return { start, end };
}

function readDate(method: string, written: unknown): Instant {
  if (written instanceof Date && !Number.isNaN(written.getTime())) return instantFromDate(written);
  throw new TimetableAnswerError(`${method} gave ${inspect(written)} where a Date was expected.`);
}
