import { type DagRunState, type DagRunVerb, type Instant, invariant, nextDagRunState } from "@baram/domain";
import type { LockedDagRun } from "../dag-runs/claim-dag-runs.ts";
import type { StoredColumnType } from "../dialect/dialect.ts";
import { listenerEventsOf, type MetadataTransaction, noteChange, noteTransition } from "../metadata-store.ts";
import { groupByColumns } from "./group-by-columns.ts";
import { eventOfDagRun } from "./tell-listeners.ts";
import { updateFromRows } from "./update-from-rows.ts";

/** The columns that may change along with a run's state. */
export interface DagRunChanges {
  readonly queuedAt: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  readonly dagVersionId: number;
  readonly lastSchedulingDecisionAt: Instant | null;
  readonly clearNumber: number;
  readonly unfinishedCount: number;
  readonly activeCount: number;
  readonly stateReason: string | null;
  readonly timeoutAt: Instant | null;
}

const COLUMN_TYPES = {
  queuedAt: "integer",
  startDate: "integer",
  endDate: "integer",
  dagVersionId: "integer",
  lastSchedulingDecisionAt: "integer",
  clearNumber: "integer",
  unfinishedCount: "integer",
  activeCount: "integer",
  stateReason: "text",
  timeoutAt: "integer",
} as const satisfies Record<keyof DagRunChanges, StoredColumnType>;

/** One run and what happens to it; `verb` is `null` where only what is kept about it changes. */
export interface DagRunTransition {
  readonly dagRun: LockedDagRun;
  readonly verb: DagRunVerb | null;
  readonly changes: Partial<DagRunChanges>;
}

/**
 * Writes transitions of runs, all that change the same columns in one statement.
 *
 * The caller holds the runs under lock in this transaction.
 */
export async function applyDagRunTransitions(
  transaction: MetadataTransaction,
  transitions: readonly DagRunTransition[],
): Promise<void> {
  await Promise.all(groupByColumns(transitions).map((group) => applyGroup(transaction, group)));
}

async function applyGroup(
  transaction: MetadataTransaction,
  group: readonly [DagRunTransition, ...DagRunTransition[]],
): Promise<void> {
  const columns = Object.keys(group[0].changes).sort() as (keyof DagRunChanges)[];
  const listenerEvents = listenerEventsOf(transaction);
  const rows = group.map((transition) => {
    const { dagRun, verb, changes } = transition;
    const toState = verb === null ? dagRun.state : nextDagRunState(dagRun.state, verb);
    invariant(toState !== null, `A Dag run that is ${dagRun.state} cannot ${verb}.`);
    if (toState !== dagRun.state) {
      const { id, dagId, runId } = dagRun;
      const { startDate, endDate } = { ...dagRun, ...changes };
      const due = dueAt(transition, toState);
      noteChange(transaction, {
        kind: "dagRun",
        dagRunId: id,
        dagId,
        runId,
        state: toState,
        startDate,
        endDate,
        ...due,
      });
      if (verb !== null) noteTransition(transaction, { kind: "dagRun", dagRun, verb, changes, state: toState });
      const event = listenerEvents === null ? null : eventOfDagRun(transition);
      if (event !== null) listenerEvents?.push(event);
    }
    return { id: dagRun.id, fromState: dagRun.state, toState, ...changes };
  });
  const changedCount = await updateFromRows(transaction, { table: "dag_run", columns, types: COLUMN_TYPES, rows });
  invariant(changedCount === group.length, "A Dag run left the state it was locked in.");
}

function dueAt({ dagRun, changes }: DagRunTransition, toState: DagRunState): { readonly dueAt?: Instant } {
  if (toState === "queued") return { dueAt: dagRun.logicalDate };
  const { timeoutAt = null } = changes;
  return toState === "running" && timeoutAt !== null ? { dueAt: timeoutAt } : {};
}
