import type { JsonObject } from "../json.ts";
import type { SerializedDag } from "../serialized-dag/serialized-dag.ts";
import type { Instant } from "../time/instant.ts";
import { restrictionOf } from "./timetable-restriction.ts";

/** Why no run of a Dag comes by itself. */
export interface NoNextDagRun {
  readonly kind:
    | "unscheduled"
    | "import-error"
    | "paused"
    | "waits-for-assets"
    | "at-run-limit"
    | "start-after-end"
    | "ran-once"
    | "ended"
    | "timetable-awaited"
    | "timetable-names-none"
    | "no-further-moment";
  /** The same in a sentence. */
  readonly message: string;
  /** What the sentence says, as data. */
  readonly facts: JsonObject;
}

/** What is known of a Dag beside its serialized form. */
export interface NextDagRunState {
  readonly dag: SerializedDag;
  readonly isPaused: boolean;
  /** Whether the Dag's file does not load. */
  readonly hasImportError: boolean;
  /** As they are stored with the Dag. */
  readonly nextLogicalDate: Instant | null;
  readonly nextRunAfter: Instant | null;
  /** Whether a timetable of the author's own has yet to say which run comes next. */
  readonly awaitsTimetable: boolean;
}

/** Why no run comes by itself, the first reason that holds; `null` when one does. */
export function explainNoNextDagRun(state: NextDagRunState): NoNextDagRun | null {
  const { dag, isPaused, hasImportError, nextLogicalDate, nextRunAfter } = state;
  if (dag.schedule.kind === "none") {
    return because("unscheduled", "This Dag has no schedule; it runs when it is triggered.");
  }
  if (hasImportError) {
    return because("import-error", "The file of this Dag does not load; no run is created until it does.");
  }
  if (isPaused) return because("paused", "This Dag is paused; no run is created until it is unpaused.");
  if (nextRunAfter !== null) return null;
  if (dag.schedule.kind === "custom" && state.awaitsTimetable) {
    return because(
      "timetable-awaited",
      `The timetable ${dag.schedule.className} of this Dag has not said yet which run comes next; where it cannot, the log of the scheduler says why.`,
      { timetable: dag.schedule.className },
    );
  }
  if (nextLogicalDate !== null) {
    const { maxActiveRuns: maximum } = dag;
    return because("at-run-limit", `This Dag has as many active runs as it may have (${maximum}).`, { maximum });
  }
  if (dag.schedule.kind === "custom") {
    return because(
      "timetable-names-none",
      `The timetable ${dag.schedule.className} of this Dag has named no next run.`,
      { timetable: dag.schedule.className },
    );
  }
  return explainNoFurtherMoment(dag);
}

function explainNoFurtherMoment(dag: SerializedDag): NoNextDagRun {
  const { schedule } = dag;
  if (schedule.kind === "assets" || schedule.kind === "assetsOrTime") {
    return because("waits-for-assets", "This Dag runs when the assets it waits for are updated.");
  }
  const { earliest, latest } = restrictionOf(dag);
  if (earliest !== null && latest !== null && earliest > latest) {
    return because("start-after-end", "No run is due: the start date of this Dag lies after its end date.");
  }
  if (schedule.kind === "once") return because("ran-once", "This Dag was to run once, and has.");
  if (latest !== null) return because("ended", "No further run is due; the schedule has come to its end date.");
  return because("no-further-moment", "No further run is due; the schedule names no later moment.");
}

function because(kind: NoNextDagRun["kind"], message: string, facts: JsonObject = {}): NoNextDagRun {
  return { kind, message, facts };
}
