import {
  type Instant,
  invariant,
  nextTaskInstanceState,
  type TaskInstanceState,
  type TaskInstanceVerb,
} from "@baram/domain";
import type { StoredColumnType } from "../dialect/dialect.ts";
import { listenerEventsOf, type MetadataTransaction, noteChange, noteTransition } from "../metadata-store.ts";
import type { LockedTaskInstance } from "../task-instances/locked-task-instance.ts";
import { groupByColumns } from "./group-by-columns.ts";
import { eventOfTaskInstance } from "./tell-listeners.ts";
import { updateFromRows } from "./update-from-rows.ts";

/** The columns that a transition may change along with the state. */
export interface TaskInstanceChanges {
  /** Only an expansion changes it: the unmapped instance becomes the first. */
  readonly mapIndex: number;
  readonly tryNumber: number;
  readonly maxTries: number;
  readonly scheduledAt: Instant | null;
  readonly queuedAt: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  readonly retryAt: Instant | null;
  readonly firstStartedAt: Instant | null;
  readonly hostname: string | null;
  readonly processId: number | null;
  readonly leaseToken: string | null;
  readonly leaseExpiresAt: Instant | null;
  readonly jobId: number | null;
  readonly stateReason: string | null;
  /** A JSON text. */
  readonly renderedFields: string | null;
  readonly returnedLength: number | null;
  /** A JSON text. */
  readonly returnedLengths: string | null;
  readonly renderedMapIndex: string | null;
  /** A JSON text. */
  readonly resumption: string | null;
}

const COLUMN_TYPES = {
  mapIndex: "integer",
  tryNumber: "integer",
  maxTries: "integer",
  scheduledAt: "integer",
  queuedAt: "integer",
  startDate: "integer",
  endDate: "integer",
  retryAt: "integer",
  firstStartedAt: "integer",
  hostname: "text",
  processId: "integer",
  leaseToken: "text",
  leaseExpiresAt: "integer",
  jobId: "integer",
  stateReason: "text",
  renderedFields: "json",
  returnedLength: "integer",
  returnedLengths: "text",
  renderedMapIndex: "text",
  resumption: "text",
} as const satisfies Record<keyof TaskInstanceChanges, StoredColumnType>;

/**
 * One instance and what happens to it: one verb, or several that lead on from one another in one moment; none where
 * only what is kept about it changes.
 */
export interface TaskInstanceTransition {
  readonly instance: LockedTaskInstance;
  readonly verbs: readonly TaskInstanceVerb[];
  readonly changes: Partial<TaskInstanceChanges>;
  /** When its run started, where the caller knows: for those who measure. */
  readonly runStartDate?: Instant | null;
}

/** Where the verbs lead from a state, one after another; throws where the state machine refuses one. */
export function stateAfter(from: TaskInstanceState, verbs: readonly TaskInstanceVerb[]): TaskInstanceState {
  let state = from;
  for (const verb of verbs) {
    const next = nextTaskInstanceState(state, verb);
    invariant(next !== null, `A task instance that is ${state} cannot ${verb}.`);
    state = next;
  }
  return state;
}

/**
 * Writes transitions, all that change the same columns in one statement.
 *
 * The caller read the instances under lock in this transaction, so each still is in the state it was decided from;
 * a row that is not is a bug, and the transaction is rolled back.
 */
export async function applyTaskInstanceTransitions(
  transaction: MetadataTransaction,
  transitions: readonly TaskInstanceTransition[],
): Promise<void> {
  await Promise.all(groupByColumns(transitions).map((group) => applyGroup(transaction, group)));
}

async function applyGroup(
  transaction: MetadataTransaction,
  group: readonly [TaskInstanceTransition, ...TaskInstanceTransition[]],
): Promise<void> {
  const columns = Object.keys(group[0].changes).sort() as (keyof TaskInstanceChanges)[];
  const listenerEvents = listenerEventsOf(transaction);
  const rows = group.map((transition) => {
    const { instance, verbs, changes, runStartDate = null } = transition;
    const toState = stateAfter(instance.state, verbs);
    noteTaskInstanceChange(transaction, instance, toState, changes);
    noteTransition(transaction, { kind: "taskInstance", instance, verbs, changes, state: toState, runStartDate });
    if (listenerEvents !== null) {
      const previousState = stateAfter(instance.state, verbs.slice(0, -1));
      const event = eventOfTaskInstance(transition, { previousState, state: toState });
      if (event !== null) listenerEvents.push(event);
    }
    return { id: instance.id, fromState: instance.state, toState, ...changes };
  });
  const changedCount = await updateFromRows(transaction, {
    table: "task_instance",
    columns,
    types: COLUMN_TYPES,
    rows,
  });
  invariant(
    changedCount === group.length,
    `Of ${group.length} task instances only ${changedCount} were in the state they were locked in.`,
  );
}

function noteTaskInstanceChange(
  transaction: MetadataTransaction,
  instance: LockedTaskInstance,
  state: TaskInstanceState,
  changes: Partial<TaskInstanceChanges>,
): void {
  noteChange(transaction, {
    kind: "taskInstance",
    taskInstanceId: instance.id,
    dagRunId: instance.dagRunId,
    dagId: instance.dagId,
    runId: instance.runId,
    taskId: instance.taskId,
    mapIndex: changes.mapIndex ?? instance.mapIndex,
    state,
    tryNumber: changes.tryNumber ?? instance.tryNumber,
    startDate: changes.startDate === undefined ? instance.startDate : changes.startDate,
    endDate: changes.endDate === undefined ? instance.endDate : changes.endDate,
  });
}
