import { formatInstant, type Instant } from "../time/instant.ts";
import { authoredTimetableOf } from "./authored-timetable.ts";
import { explainNoNextDagRun, type NextDagRunState, type NoNextDagRun } from "./explain-next-dag-run.ts";
import type { DagRunInfo } from "./timetable.ts";
import { timetableOf } from "./timetable-of.ts";
import { restrictionOf } from "./timetable-restriction.ts";

/** Why there is no scheduled run for a date. */
export interface MissingDagRun {
  readonly kind:
    | NoNextDagRun["kind"]
    | "before-start"
    | "after-end"
    | "no-moment"
    | "not-due"
    | "passed-over"
    | "comes-next"
    | "waits-its-turn";
  /** The same in a sentence. */
  readonly message: string;
}

/** A Dag as it stands, and the logical date that is asked about, for which there is no run. */
export interface MissingDagRunInput extends NextDagRunState {
  readonly at: Instant;
  readonly now: Instant;
}

const DATED_KINDS: readonly string[] = ["cron", "delta", "events"];

/** Why no run was created for a logical date, the first reason that holds. */
export function explainMissingDagRun(input: MissingDagRunInput): MissingDagRun {
  const { dag, at, now } = input;
  const { schedule } = dag;
  if (schedule.kind === "none") return { kind: "unscheduled", message: noNext(input).message };
  const { earliest, latest } = restrictionOf(dag);
  const date = formatInstant(at);
  if (earliest !== null && at < earliest) {
    return {
      kind: "before-start",
      message: `${date} is before the start date of the Dag, ${formatInstant(earliest)}.`,
    };
  }
  if (latest !== null && at > latest) {
    return { kind: "after-end", message: `${date} is after the end date of the Dag, ${formatInstant(latest)}.` };
  }
  if (schedule.kind === "assets") return { kind: "waits-for-assets", message: noNext(input).message };
  if (authoredTimetableOf(schedule) !== null) return explainHeld(input);
  const run = runNearest(input);
  if (run !== null && run.logicalDate !== at) {
    const nearest = formatInstant(run.logicalDate);
    return {
      kind: "no-moment",
      message: `The schedule names no run for ${date}; the next it names is for ${nearest}.`,
    };
  }
  if (run !== null && run.runAfter > now) {
    const due = formatInstant(run.runAfter);
    return { kind: "not-due", message: `The run for ${date} is due when its interval has ended, at ${due}.` };
  }
  return explainHeld(input);
}

/** The date is past and the schedule names it. */
function explainHeld(input: MissingDagRunInput): MissingDagRun {
  const { dag, at, nextLogicalDate } = input;
  if (nextLogicalDate !== null && at < nextLogicalDate) {
    const next = `the next run is for ${formatInstant(nextLogicalDate)}`;
    const message = dag.catchup
      ? `The schedule has passed this date, and ${next}; the run was deleted, or the date came before the schedule did.`
      : `The Dag does not catch up: the schedule has passed this date without a run, and ${next}.`;
    return { kind: "passed-over", message };
  }
  const none = explainNoNextDagRun(input);
  if (none !== null) return none;
  return at === nextLogicalDate
    ? { kind: "comes-next", message: "This is the next run; the scheduler creates it as soon as it looks." }
    : { kind: "waits-its-turn", message: `Runs are created one after another; ${nextWords(input)}.` };
}

function nextWords({ nextLogicalDate }: MissingDagRunInput): string {
  return nextLogicalDate === null ? "the next is not known yet" : `the next is for ${formatInstant(nextLogicalDate)}`;
}

function noNext(input: MissingDagRunInput): { readonly message: string } {
  return explainNoNextDagRun(input) ?? { message: "A run comes by itself." };
}

/** What the timetable names from the date on, had it begun there; `null` for kinds whose moments are not their logical dates. */
function runNearest({ dag, at, now }: MissingDagRunInput): DagRunInfo | null {
  if (!DATED_KINDS.includes(dag.schedule.kind)) return null;
  return timetableOf(dag.schedule).nextDagRunInfo({
    lastAutomatedDataInterval: null,
    restriction: { earliest: at, latest: null, catchup: true },
    now,
  });
}
