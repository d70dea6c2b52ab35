import {
  type DataInterval,
  dagMapping,
  type Instant,
  instanceTotal,
  type JsonObject,
  literalMapLengths,
  type RunType,
  type SerializedDag,
  type SerializedTask,
  UNMAPPED,
} from "@baram/domain";
import {
  flag,
  insertTaskInstances,
  type MetadataTransaction,
  type NewTaskInstance,
  noteChange,
  serializedDagsOf,
  type TaskExpansionTable,
  writeTaskExpansions,
} from "@baram/metadata-store";
import { INSTANCES_PER_EXPANSION, newExpansion } from "./batch/expand-task.ts";
import { newTaskInstance } from "./batch/new-task-instance.ts";

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
  readonly now: Instant;
}

/** What came of it. A run id and a logical date are each unique within a Dag. */
export type CreateDagRunOutcome =
  | { readonly kind: "created"; readonly dagRunId: number; readonly runId: string }
  | { readonly kind: "run-id-taken"; readonly runId: string }
  | { readonly kind: "logical-date-taken" /** The run that has it. */; readonly runId: string };

/** Creates a queued run, pinned to a version of its Dag, with its task instances. */
export async function createDagRun(transaction: MetadataTransaction, run: NewDagRun): Promise<CreateDagRunOutcome> {
  const { dag } = await serializedDagsOf(transaction).get(transaction, run.dagVersionId);
  const { dagId } = dag;
  const taken = await transaction
    .selectFrom("dagRun")
    .select("runId")
    .where("dagId", "=", dagId)
    .where((where) => where.or([where("runId", "=", run.runId), where("logicalDate", "=", run.logicalDate)]))
    // The date is named where both are taken.
    .orderBy((order) => order.case().when("logicalDate", "=", run.logicalDate).then(0).else(1).end())
    .executeTakeFirst();
  if (taken !== undefined) {
    const kind = taken.runId === run.runId ? "run-id-taken" : "logical-date-taken";
    return { kind, runId: taken.runId };
  }
  const copies = tasksOfRun(dag, run.logicalDate).map((task) => copiesOf(dag, task));
  const { id } = await transaction
    .insertInto("dagRun")
    .values({
      dagId,
      runId: run.runId,
      runType: run.runType,
      state: "queued",
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
      clearNumber: 0,
      unfinishedCount: copies.reduce((sum, { total }) => sum + total, 0),
      activeCount: 0,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertTaskInstances(transaction, instancesOf(copies, { dag, dagRunId: id, run }));
  await writeTaskExpansions(transaction, expansionsOf(copies, id));
  noteChange(transaction, { kind: "dagRun", dagRunId: id, dagId, runId: run.runId, state: "queued" });
  return { kind: "created", dagRunId: id, runId: run.runId };
}

/** Parity: a task outside its own dates (both inclusive, else the Dag's) has no instance in the run at all. */
function tasksOfRun(dag: SerializedDag, logicalDate: Instant) {
  return dag.tasks.filter((task) => {
    const startDate = task.startDate ?? dag.startDate;
    const endDate = task.endDate ?? dag.endDate;
    return (startDate === null || logicalDate >= startDate) && (endDate === null || logicalDate <= endDate);
  });
}

/** How many instances of a task there are from the start. */
interface CopiesOfTask {
  readonly task: SerializedTask;
  readonly total: number;
  /** `null` for a task with one unmapped instance: it is not mapped, or not expanded yet. */
  readonly lengths: readonly number[] | null;
}

/** Parity: what is mapped over a list in the Dag file is expanded from the start, unless that list is empty. */
function copiesOf(dag: SerializedDag, task: SerializedTask): CopiesOfTask {
  const mapped = dagMapping(dag)?.find(task.taskId) ?? null;
  const lengths = mapped === null ? null : literalMapLengths(mapped);
  const total = lengths === null ? 0 : instanceTotal(lengths);
  return total === 0 ? { task, total: 1, lengths: null } : { task, total, lengths };
}

function instancesOf(
  copies: readonly CopiesOfTask[],
  { dag, dagRunId, run }: { readonly dag: SerializedDag; readonly dagRunId: number; readonly run: NewDagRun },
): readonly NewTaskInstance[] {
  const { runId, logicalDate } = run;
  const instanceAt = (task: SerializedTask, mapIndex: number) =>
    newTaskInstance({ dagRunId, runId, logicalDate }, { dag, task, mapIndex });
  return copies.flatMap(({ task, total, lengths }) => {
    if (lengths === null) return [instanceAt(task, UNMAPPED)];
    return Array.from({ length: Math.min(total, INSTANCES_PER_EXPANSION) }, (_, mapIndex) =>
      instanceAt(task, mapIndex),
    );
  });
}

function expansionsOf(copies: readonly CopiesOfTask[], dagRunId: number): readonly TaskExpansionTable[] {
  return copies.flatMap(({ task, total, lengths }) => {
    if (lengths === null) return [];
    const nextMapIndex = total > INSTANCES_PER_EXPANSION ? INSTANCES_PER_EXPANSION : null;
    return [{ ...newExpansion({ dagRunId, taskId: task.taskId, lengths }), nextMapIndex }];
  });
}
