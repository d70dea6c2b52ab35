import { hostname } from "node:os";
import {
  addSeconds,
  type DagRunState,
  type Instant,
  instantFromMicroseconds,
  isFinishedTaskInstanceState,
  parseInstant,
  type RunType,
  type TaskInstanceState,
  timetableOf,
} from "@baram/domain";
import { createDagRun } from "@baram/lifecycle";
import { findDag, flag, type MetadataStore, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import type { GivenInstallation, GivenJob, GivenRun } from "./given.ts";

/** Writes the rows that a recording begins with beside its Dags. */
export async function addGivenRows(store: MetadataStore, given: GivenInstallation): Promise<void> {
  await store.transaction(async (transaction) => {
    // What was done to prepare is no part of the recording.
    await transaction.deleteFrom("auditLog").execute();
    for (const { dag_id: dagId, is_paused: isPaused } of given.dags ?? []) {
      if (isPaused === undefined) continue;
      await transaction
        .updateTable("dag")
        .set({ isPaused: flag(isPaused) })
        .where("dagId", "=", dagId)
        .execute();
    }
    for (const run of given.runs ?? []) await addRun(transaction, run);
    for (const job of given.jobs ?? []) await addJob(transaction, job);
    for (const { event, dttm } of given.log_entries ?? []) {
      const createdAt = instantOf(dttm);
      const entry = { createdAt, event, owner: "recorder", dagId: null, taskId: null, runId: null, extra: null };
      await transaction.insertInto("auditLog").values(entry).execute();
    }
  });
}

/** Runs are as they were recorded, however they came to be so: their rows are written over. */
async function addRun(transaction: MetadataTransaction, run: GivenRun): Promise<void> {
  const dag = await findDag(transaction, run.dag_id);
  if (dag === null) throw new Error(`A recording has a run of the Dag "${run.dag_id}", which it does not have.`);
  const logicalDate = instantOf(run.logical_date);
  const version = await serializedDagsOf(transaction).get(transaction, dag.dagVersionId);
  const timetable = timetableOf(version.dag.schedule);
  const created = await createDagRun(transaction, {
    dagVersionId: dag.dagVersionId,
    runId: run.run_id,
    runType: (run.run_type ?? "manual") as RunType,
    logicalDate,
    dataInterval: timetable.inferManualDataInterval(logicalDate),
    runAfter: logicalDate,
    conf: (run.conf ?? {}) as never,
    externalTrigger: run.run_type !== "scheduled",
    triggeredBy: null,
    note: null,
    now: logicalDate,
  });
  if (created.kind !== "created") throw new Error(`A recording has the run "${run.run_id}" twice.`);
  const { dagRunId } = created;
  for (const [taskId, state] of Object.entries(run.task_states ?? {})) {
    await setState(transaction, { dagRunId, taskId, state, run });
  }
  const rows = await transaction.selectFrom("taskInstance").select("state").where("dagRunId", "=", dagRunId).execute();
  const unfinished = rows.filter(({ state }) => !isFinishedTaskInstanceState(state));
  await transaction
    .updateTable("dagRun")
    .set({
      state: (run.state ?? "running") as DagRunState,
      startDate: run.start_date == null ? null : instantOf(run.start_date),
      endDate: run.end_date == null ? null : instantOf(run.end_date),
      unfinishedCount: unfinished.length,
      activeCount: unfinished.filter(({ state }) => state !== "none").length,
    })
    .where("id", "=", dagRunId)
    .execute();
}

/** States whose instances have come to an end by running. */
const ENDED: readonly (string | null)[] = ["success", "failed", "skipped"];

async function setState(
  transaction: MetadataTransaction,
  {
    dagRunId,
    taskId,
    state,
    run,
  }: { readonly dagRunId: number; readonly taskId: string; readonly state: string | null; readonly run: GivenRun },
): Promise<void> {
  const { start_date: start = null, end_date: end = null } = run;
  await transaction
    .updateTable("taskInstance")
    .set({
      state: (state ?? "none") as TaskInstanceState,
      startDate: start === null ? null : instantOf(start),
      endDate: end === null || !ENDED.includes(state) ? null : instantOf(end),
    })
    .where("dagRunId", "=", dagRunId)
    .where("taskId", "=", taskId)
    .execute();
}

async function addJob(transaction: MetadataTransaction, job: GivenJob): Promise<void> {
  const now = instantFromMicroseconds(Math.round((performance.timeOrigin + performance.now()) * 1000));
  const latestHeartbeat =
    job.latest_heartbeat === undefined
      ? addSeconds(now, -(job.latest_heartbeat_seconds_ago ?? 0))
      : instantOf(job.latest_heartbeat);
  await transaction
    .insertInto("job")
    .values({
      jobType: job.job_type,
      state: (job.state ?? "running") as "running",
      hostname: hostname(),
      processId: process.pid,
      startDate: latestHeartbeat,
      latestHeartbeat,
      endDate: null,
    })
    .execute();
}

function instantOf(text: string): Instant {
  const at = parseInstant(text);
  if (at === null) throw new Error(`A recording has the date "${text}", which is none.`);
  return at;
}
