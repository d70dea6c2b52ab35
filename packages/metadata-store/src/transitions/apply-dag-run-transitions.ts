import { type DagRunVerb, type Instant, invariant, nextDagRunState } from "@baram/domain";
import { sql } from "kysely";
import type { LockedDagRun } from "../dag-runs/claim-dag-runs.ts";
import { type RowColumnType, snakeCase } from "../dialect/dialect.ts";
import { dialectOf, type MetadataTransaction, noteChange } from "../metadata-store.ts";
import { groupByColumns } from "./group-by-columns.ts";

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
} as const satisfies Record<keyof DagRunChanges, RowColumnType>;

/** One run and what happens to it; `verb` is `null` where only what is kept about it changes. */
export interface DagRunTransition {
  readonly dagRun: LockedDagRun;
  readonly verb: DagRunVerb | null;
  readonly changes: Partial<DagRunChanges>;
}

type GivenRow = { readonly id: number; readonly fromState: string; readonly toState: string };

/**
 * Writes transitions of runs, all that change the same columns in one statement.
 *
 * The caller holds the runs under lock in this transaction.
 */
export async function applyDagRunTransitions(
  transaction: MetadataTransaction,
  transitions: readonly DagRunTransition[],
): Promise<void> {
  for (const group of groupByColumns(transitions)) await applyGroup(transaction, group);
}

async function applyGroup(
  transaction: MetadataTransaction,
  group: readonly [DagRunTransition, ...DagRunTransition[]],
): Promise<void> {
  const names = Object.keys(group[0].changes).sort() as (keyof DagRunChanges)[];
  const rows = group.map(({ dagRun, verb, changes }) => {
    const toState = verb === null ? dagRun.state : nextDagRunState(dagRun.state, verb);
    invariant(toState !== null, `A Dag run that is ${dagRun.state} cannot ${verb}.`);
    if (toState !== dagRun.state) {
      const { id, dagId, runId } = dagRun;
      noteChange(transaction, { kind: "dagRun", dagRunId: id, dagId, runId, state: toState });
    }
    return { id: dagRun.id, fromState: dagRun.state, toState, ...changes };
  });
  const columns: Record<string, RowColumnType> = { id: "integer", fromState: "text", toState: "text" };
  for (const name of names) columns[name] = COLUMN_TYPES[name];
  const given = dialectOf(transaction).rows<GivenRow, "given">(
    "given",
    columns as Record<keyof GivenRow, RowColumnType>,
    rows,
  );
  const assignments = names.map((name) => sql.raw(`${snakeCase(name)} = given.${snakeCase(name)}`));
  const result = await sql`update dag_run set ${sql.join([sql`state = given.to_state`, ...assignments])} from ${given}
    where dag_run.id = given.id and dag_run.state = given.from_state`.execute(transaction);
  invariant(Number(result.numAffectedRows ?? 0) === group.length, "A Dag run left the state it was locked in.");
}
