import type { JsonObject } from "../json.ts";
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
  /** What the sentence says, as data. */
  readonly facts: JsonObject;
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
  if (schedule.kind === "none") return { ...noNext(input), kind: "unscheduled" };
  const { earliest, latest } = restrictionOf(dag);
  const date = formatInstant(at);
  if (earliest !== null && at < earliest) {
    const startDate = formatInstant(earliest);
    const message = `${date} is before the start date of the Dag, ${startDate}.`;
    return { kind: "before-start", message, facts: { date, startDate } };
  }
  if (latest !== null && at > latest) {
    const endDate = formatInstant(latest);
    const message = `${date} is after the end date of the Dag, ${endDate}.`;
    return { kind: "after-end", message, facts: { date, endDate } };
  }
  if (schedule.kind === "assets") return { ...noNext(input), kind: "waits-for-assets" };
  if (authoredTimetableOf(schedule) !== null) return explainHeld(input);
  const run = runNearest(input);
  if (run !== null && run.logicalDate !== at) {
    const nearest = formatInstant(run.logicalDate);
    return {
      kind: "no-moment",
      message: `The schedule names no run for ${date}; the next it names is for ${nearest}.`,
      facts: { date, nearest },
    };
  }
  if (run !== null && run.runAfter > now) {
    const due = formatInstant(run.runAfter);
    const message = `The run for ${date} is due when its interval has ended, at ${due}.`;
    return { kind: "not-due", message, facts: { date, dueAt: due } };
  }
  return explainHeld(input);
}

/** The date is past and the schedule names it. */
function explainHeld(input: MissingDagRunInput): MissingDagRun {
  const { dag, at, nextLogicalDate } = input;
  if (nextLogicalDate !== null && at < nextLogicalDate) {
    const nextDate = formatInstant(nextLogicalDate);
    const next = `the next run is for ${nextDate}`;
    const message = dag.catchup
      ? `The schedule has passed this date, and ${next}; the run was deleted, or the date came before the schedule did.`
      : `The Dag does not catch up: the schedule has passed this date without a run, and ${next}.`;
    return { kind: "passed-over", message, facts: { catchup: dag.catchup, nextDate } };
  }
  const none = explainNoNextDagRun(input);
  if (none !== null) return none;
  return at === nextLogicalDate
    ? { kind: "comes-next", message: "This is the next run; the scheduler creates it as soon as it looks.", facts: {} }
    : explainTurn(nextLogicalDate);
}

function explainTurn(nextLogicalDate: Instant | null): MissingDagRun {
  const nextDate = nextLogicalDate === null ? null : formatInstant(nextLogicalDate);
  const next = nextDate === null ? "the next is not known yet" : `the next is for ${nextDate}`;
  return { kind: "waits-its-turn", message: `Runs are created one after another; ${next}.`, facts: { nextDate } };
}

function noNext(input: MissingDagRunInput): Omit<MissingDagRun, "kind"> {
  return explainNoNextDagRun(input) ?? { message: "A run comes by itself.", facts: {} };
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
