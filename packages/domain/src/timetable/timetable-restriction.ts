import type { SerializedDag } from "../serialized-dag/serialized-dag.ts";
import type { Instant } from "../time/instant.ts";
import { earlierOf, laterOf } from "../time/open-instants.ts";
import type { TimetableRestriction } from "./timetable.ts";

/**
 * The bounds that a Dag's and its tasks' dates set on its timetable.
 *
 * A task's dates are first brought within the Dag's. Tasks can make the start earlier only where the Dag has no start
 * date, and end the schedule only when every one of them ends.
 */
export function restrictionOf(dag: SerializedDag): TimetableRestriction {
  const starts = dag.tasks.map(({ startDate }) => laterOf(startDate, dag.startDate)).filter(isInstant);
  const ends = dag.tasks.map(({ endDate }) => earlierOf(endDate, dag.endDate)).filter(isInstant);
  const everyTaskEnds = ends.length > 0 && ends.length === dag.tasks.length;
  return {
    earliest: [dag.startDate, ...starts].reduce(earlierOf, null),
    latest: everyTaskEnds ? [dag.endDate, ...ends].reduce(laterOf, null) : dag.endDate,
    catchup: dag.catchup,
  };
}

function isInstant(at: Instant | null): at is Instant {
  return at !== null;
}
