import { type SerializedDag, tasksOfRun } from "@baram/domain";
import {
  flag,
  type InsertedDagRun,
  insertDagRuns,
  insertTaskInstances,
  leaveToCommit,
  type MetadataTransaction,
  type NewTaskInstance,
  noteChange,
  serializedDagsOf,
  type TaskExpansionTable,
  versionUnderTerms,
  writeTaskExpansions,
} from "@baram/metadata-store";
import { setAlerts } from "../alerts/set-alerts.ts";
import { type CopiesOfTask, copiesOfTasks } from "./copies-of-tasks.ts";
import { instancesOfCopies } from "./instances-of-copies.ts";
import type { NewDagRun } from "./new-dag-run.ts";

interface PlannedRun {
  readonly run: NewDagRun;
  /** Under the run's terms. */
  readonly dag: SerializedDag;
  /** JSON. */
  readonly terms: string | null;
  readonly copies: readonly CopiesOfTask[];
}

/**
 * Writes queued runs, each pinned to a version of its Dag, with their task instances: one statement of each kind for all.
 *
 * @returns those that were written, in no certain order: a run whose Dag has its id, or its logical date, already is not.
 */
export async function insertQueuedRuns(
  transaction: MetadataTransaction,
  runs: readonly NewDagRun[],
): Promise<readonly InsertedDagRun[]> {
  const versions = serializedDagsOf(transaction);
  await versions.load(
    transaction,
    runs.map(({ dagVersionId }) => dagVersionId),
  );
  const planned: PlannedRun[] = [];
  for (const run of runs) {
    const terms = run.backfill === undefined ? null : JSON.stringify(run.backfill.terms);
    const { dag } = versionUnderTerms(await versions.get(transaction, run.dagVersionId), terms);
    planned.push({ run, dag, terms, copies: copiesOfTasks(dag, tasksOfRun(dag, run.logicalDate)) });
  }
  const written = await insertDagRuns(transaction, planned.map(rowOf));
  const ids = new Map(written.map(({ id, dagId, runId }) => [keyOf(dagId, runId), id]));
  const instances: NewTaskInstance[] = [];
  const expansions: TaskExpansionTable[] = [];
  for (const { run, dag, copies } of planned) {
    const id = ids.get(keyOf(dag.dagId, run.runId));
    if (id === undefined) continue;
    const { runId, logicalDate, runType, now } = run;
    const rows = instancesOfCopies(copies, { dag, run: { dagRunId: id, runId, logicalDate } });
    for (const instance of rows.instances) instances.push(instance);
    expansions.push(...rows.expansions);
    await setAlerts(transaction, dag, { id, runType, logicalDate, queuedAt: now });
    const due = logicalDate > now ? { dueAt: logicalDate } : {};
    const queued = { kind: "dagRun", dagRunId: id, dagId: dag.dagId, runId, state: "queued" } as const;
    noteChange(transaction, { ...queued, madeWithVersionId: run.dagVersionId, ...due });
  }
  // Of runs that are new here nothing can be there already.
  await leaveToCommit(transaction, insertTaskInstances(transaction, instances));
  await writeTaskExpansions(transaction, expansions);
  return written;
}

function rowOf({ run, dag, terms, copies }: PlannedRun) {
  return {
    dagId: dag.dagId,
    runId: run.runId,
    runType: run.runType,
    logicalDate: run.logicalDate,
    dataIntervalStart: run.dataInterval.start,
    dataIntervalEnd: run.dataInterval.end,
    runAfter: run.runAfter,
    queuedAt: run.now,
    conf: JSON.stringify(run.conf),
    externalTrigger: flag(run.externalTrigger),
    triggeredBy: run.triggeredBy,
    note: run.note,
    dagVersionId: run.dagVersionId,
    unfinishedCount: copies.reduce((sum, { total }) => sum + total, 0),
    backfillId: run.backfill?.id ?? null,
    terms,
  };
}

function keyOf(dagId: string, runId: string): string {
  return JSON.stringify([dagId, runId]);
}
