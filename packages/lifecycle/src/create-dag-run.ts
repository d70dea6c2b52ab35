import {
  type DataInterval,
  type Instant,
  type JsonObject,
  type RunTerms,
  type RunType,
  tasksOfRun,
} from "@baram/domain";
import {
  findTakenRunId,
  flag,
  insertDagRun,
  insertTaskInstances,
  type MetadataTransaction,
  noteChange,
  serializedDagsOf,
  versionUnderTerms,
  writeTaskExpansions,
} from "@baram/metadata-store";
import { setAlerts } from "./alerts/set-alerts.ts";
import { copiesOfTasks } from "./batch/copies-of-tasks.ts";
import { instancesOfCopies } from "./batch/instances-of-copies.ts";

/** A run to be. */
export interface NewDagRun {
  readonly dagVersionId: number;
  readonly runId: string;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  readonly dataInterval: DataInterval;
  readonly runAfter: Instant;
  readonly conf: JsonObject;
  readonly externalTrigger: boolean;
  readonly triggeredBy: string | null;
  readonly note: string | null;
  /** The back-fill that it belongs to, and what it goes by there. */
  readonly backfill?: { readonly id: number; readonly terms: RunTerms };
  readonly now: Instant;
}

/** What came of it. A run id and a logical date are each unique within a Dag. */
export type CreateDagRunOutcome =
  | { readonly kind: "created"; readonly dagRunId: number; readonly runId: string }
  | { readonly kind: "run-id-taken"; readonly runId: string }
  | { readonly kind: "logical-date-taken" /** The run that has it. */; readonly runId: string };

/** Creates a queued run, pinned to a version of its Dag, with its task instances. */
export async function createDagRun(transaction: MetadataTransaction, run: NewDagRun): Promise<CreateDagRunOutcome> {
  const version = await serializedDagsOf(transaction).get(transaction, run.dagVersionId);
  const terms = run.backfill === undefined ? null : JSON.stringify(run.backfill.terms);
  const { dag } = versionUnderTerms(version, terms);
  const { dagId } = dag;
  const taken = await findTakenRunId(transaction, { dagId, runId: run.runId, logicalDate: run.logicalDate });
  if (taken !== null) {
    return { kind: taken === run.runId ? "run-id-taken" : "logical-date-taken", runId: taken };
  }
  const copies = copiesOfTasks(dag, tasksOfRun(dag, run.logicalDate));
  const id = await insertDagRun(transaction, {
    dagId,
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
  });
  const { runId, logicalDate } = run;
  const { instances, expansions } = instancesOfCopies(copies, { dag, run: { dagRunId: id, runId, logicalDate } });
  await insertTaskInstances(transaction, instances);
  await writeTaskExpansions(transaction, expansions);
  await setAlerts(transaction, dag, { id, runType: run.runType, logicalDate, queuedAt: run.now });
  noteChange(transaction, { kind: "dagRun", dagRunId: id, dagId, runId: run.runId, state: "queued" });
  return { kind: "created", dagRunId: id, runId: run.runId };
}
