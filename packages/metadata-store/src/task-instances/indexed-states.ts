import type { TaskInstanceState } from "@baram/domain";
import { type RawBuilder, sql } from "kysely";

/** A partial index of task instances, by the states of what is in it. */
interface IndexedStates {
  /** In the order of the index's own condition: SQLite compares the texts. */
  readonly states: readonly TaskInstanceState[];
  /** Whether the index gives its task instances in the order of their ids, for each state. */
  readonly isInOrder: boolean;
}

const INDEXES: readonly IndexedStates[] = [
  { states: ["failed", "upstream_failed", "skipped", "removed"], isInOrder: true },
  { states: ["queued", "running", "restarting"], isInOrder: false },
  { states: ["up_for_retry", "up_for_reschedule", "deferred"], isInOrder: false },
  { states: ["scheduled"], isInOrder: false },
];

/** How the task instances in some states are found without a look at all others. */
export interface StateIndex {
  /** What lets a planner use the index: its own condition, with nothing bound. */
  readonly condition: RawBuilder<boolean>;
  readonly isInOrder: boolean;
}

/** The index that has every task instance in one of these states, or `null` where there is none. */
export function indexOfStates(states: readonly TaskInstanceState[]): StateIndex | null {
  const index = INDEXES.find((one) => states.length > 0 && states.every((state) => one.states.includes(state)));
  if (index === undefined) return null;
  const [first = "scheduled", ...others] = index.states.map((state) => sql.lit(state));
  const condition =
    others.length === 0
      ? sql<boolean>`task_instance.state = ${first}`
      : sql<boolean>`task_instance.state in (${sql.join([first, ...others])})`;
  return { condition, isInOrder: index.isInOrder };
}
