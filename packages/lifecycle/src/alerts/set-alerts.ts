import { deadlineMoment, type Instant, type RunType, type SerializedDag, type SerializedDeadline } from "@baram/domain";
import { insertDeadlines, type MetadataTransaction, requestSlaCheck } from "@baram/metadata-store";

/** A run that has just been created. */
export interface AlertedRun {
  readonly id: number;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  readonly queuedAt: Instant;
}

/** Notes by when a run and its tasks have to have succeeded. Costs nothing where the Dag asks for nothing of it. */
export async function setAlerts(transaction: MetadataTransaction, dag: SerializedDag, run: AlertedRun): Promise<void> {
  const deadlines = [
    ...rowsOf(dag.deadlines, null, run),
    ...dag.tasks.flatMap(({ taskId, deadlines: ofTask }) => rowsOf(ofTask, taskId, run)),
  ];
  await insertDeadlines(
    transaction,
    deadlines.map((deadline) => ({ ...deadline, dagId: dag.dagId, dagRunId: run.id })),
  );
  // Parity: SLAs are looked at after a run was scheduled, and for no other.
  if (run.runType !== "scheduled" || dag.tasks.every(({ slaSeconds }) => slaSeconds === undefined)) return;
  await requestSlaCheck(transaction, { dagId: dag.dagId, checkAt: run.queuedAt });
}

function rowsOf(deadlines: readonly SerializedDeadline[] | undefined, taskId: string | null, run: AlertedRun) {
  return (deadlines ?? []).flatMap((deadline, position) => {
    // A back-fill is made for dates of the past: all of its runs would be late from the start.
    if (run.runType === "backfill" && deadline.reference !== "queuedAt") return [];
    return { taskId, position, dueAt: deadlineMoment(deadline, run) };
  });
}
