import { type DataInterval, type Instant, invariant } from "@baram/domain";
import type { TimetableUnasked } from "@baram/lifecycle";
import type { AskAuthorsTimetable } from "../route-dependencies.ts";

/** The Dag's own timetable did not say what a run covers: one sentence. */
export interface TimetableSilent {
  readonly kind: "timetable-silent";
  readonly message: string;
}

/** How a run is triggered: with an interval, or with the chance to have the timetable asked for one. */
type Trigger<Outcome> = (given: {
  /** `null` leaves it to what is known of the Dag. */
  readonly dataInterval: DataInterval | null;
  readonly canAskTimetable: boolean;
}) => Promise<Outcome | TimetableUnasked>;

/**
 * Triggers a run and, where author code alone can tell what it covers, asks that and triggers it again with the answer: no
 * transaction waits for a process.
 */
export async function triggerAskingTimetable<Outcome extends { readonly kind: string }>(
  trigger: Trigger<Outcome>,
  {
    dataInterval = null,
    at,
    askAuthorsTimetable,
  }: {
    readonly dataInterval?: DataInterval | null;
    /** The logical date of the run. */
    readonly at: Instant;
    /** Absent where no author code can be asked. */
    readonly askAuthorsTimetable: AskAuthorsTimetable | undefined;
  },
): Promise<Outcome | TimetableSilent> {
  const outcome = await trigger({ dataInterval, canAskTimetable: askAuthorsTimetable !== undefined });
  if (!isUnasked(outcome)) return outcome;
  const answer = await askAuthorsTimetable?.(outcome.dag, at);
  if (answer?.kind === "failed") return { kind: "timetable-silent", message: answer.message };
  const answered = await trigger({ dataInterval: answer?.answer ?? null, canAskTimetable: false });
  invariant(!isUnasked(answered), "A timetable is asked once for each run.");
  return answered;
}

function isUnasked(outcome: { readonly kind: string }): outcome is TimetableUnasked {
  return outcome.kind === "timetable-unasked";
}
