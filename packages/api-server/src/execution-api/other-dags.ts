import {
  type DagRunState,
  type DataInterval,
  type Instant,
  type TargetStates,
  type TaskGraph,
  type TriggeredDagRun,
  taskGraph,
  type WaitTarget,
} from "@baram/domain";
import type { ExecutionRequest, OtherDagAnswers, OtherDagRequest } from "@baram/execution-api";
import { clearDagRun, type TimetableUnasked, triggerDagRun } from "@baram/lifecycle";
import {
  findDag,
  findDagRun,
  listDagRunStatesAt,
  listTaskStatesAt,
  type MetadataTransaction,
} from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";

/** A wish for a run of another Dag. */
export type TriggerRequest = Extract<OtherDagRequest, { readonly kind: "triggerDagRun" }>;
type ReadRequest = Exclude<OtherDagRequest, TriggerRequest>;

const READS = [
  "findDagRunState",
  "readTargetStates",
  "findMissingTarget",
] as const satisfies readonly ReadRequest["kind"][];

/** Whether a request only asks about other Dags. */
export function isReadOfOtherDag(request: ExecutionRequest): request is ReadRequest {
  return (READS as readonly string[]).includes(request.kind);
}

/** Tells how other Dags stand. */
export async function readOtherDag(
  request: ReadRequest,
  surroundings: ExecutionSurroundings,
): Promise<OtherDagAnswers[ReadRequest["kind"]]> {
  switch (request.kind) {
    case "findDagRunState":
      return findDagRunState(request, surroundings);
    case "readTargetStates":
      return readTargetStates(request, surroundings);
    case "findMissingTarget":
      return findMissingTarget(request, surroundings);
  }
}

/** Any id is good where the configuration says nothing. */
const ANY_RUN_ID = ".*";

/** Triggers a run for a task, in the caller's transaction. @param triggeredBy names the task. */
export async function triggerForTask(
  transaction: MetadataTransaction,
  request: TriggerRequest,
  {
    triggeredBy,
    dataInterval,
    canAskTimetable,
    surroundings,
  }: {
    readonly triggeredBy: string;
    /** `null` leaves it to what is known of the Dag. */
    readonly dataInterval: DataInterval | null;
    readonly canAskTimetable: boolean;
    readonly surroundings: ExecutionSurroundings;
  },
): Promise<TriggeredDagRun | TimetableUnasked> {
  const now = surroundings.clock.now();
  const { dagId, logicalDate, runId, conf } = request;
  const outcome = await triggerDagRun(transaction, {
    dagId,
    logicalDate,
    dataInterval,
    canAskTimetable,
    runId,
    conf,
    note: null,
    triggeredBy,
    allowedRunIdPattern: surroundings.readConfiguration("scheduler", "allowed_run_id_pattern") ?? ANY_RUN_ID,
    // Parity: tasks alone are kept from it, not people who trigger runs by the API or the command line.
    keepsDefaultStartDate: true,
    now,
  });
  switch (outcome.kind) {
    case "created":
      return { kind: "triggered", runId: outcome.runId, logicalDate: logicalDate ?? now };
    case "run-id-taken":
    case "logical-date-taken":
      if (!request.resetsExisting) return { kind: "exists", runId: outcome.runId };
      return resetDagRun(transaction, { dagId, runId: outcome.runId, now });
    case "dag-not-found":
      return { kind: "refused", message: `There is no Dag "${dagId}" that could be triggered.` };
    case "import-errors":
      return { kind: "refused", message: `The Dag "${dagId}" is not triggered: its file has import errors.` };
    case "timetable-unasked":
      return outcome;
    case "run-id-refused":
    case "logical-date-refused":
    case "params-refused":
      return { kind: "refused", message: outcome.message };
  }
}

/** Parity: the run keeps its conf and its dates. */
async function resetDagRun(
  transaction: MetadataTransaction,
  { dagId, runId, now }: { readonly dagId: string; readonly runId: string; readonly now: Instant },
): Promise<TriggeredDagRun> {
  const outcome = await clearDagRun(transaction, { dagId, runId, version: "newest", isDryRun: false, now });
  if (outcome.kind === "markers-refused") return { kind: "refused", message: outcome.message };
  const run = await findDagRun(transaction, { dagId, runId });
  return { kind: "triggered", runId, logicalDate: run?.logicalDate ?? now };
}

/** The state of a run of any Dag; `null` when there is none. */
async function findDagRunState(
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
  { store }: ExecutionSurroundings,
): Promise<DagRunState | null> {
  return (await findDagRun(store.reader, { dagId, runId }))?.state ?? null;
}

/** How what is waited for stands at each date; nothing there is no state. */
async function readTargetStates(
  { dagId, logicalDates, target }: Extract<OtherDagRequest, { readonly kind: "readTargetStates" }>,
  surroundings: ExecutionSurroundings,
): Promise<readonly TargetStates[]> {
  const { reader } = surroundings.store;
  if (target.kind === "dagRun") {
    const runs = await listDagRunStatesAt(reader, { dagId, logicalDates });
    return logicalDates.map((logicalDate) => ({
      logicalDate,
      taskId: null,
      states: runs.filter((run) => run.logicalDate === logicalDate).map(({ state }) => state),
    }));
  }
  const taskIds =
    target.kind === "tasks"
      ? target.taskIds
      : ((await graphOf(dagId, surroundings))?.groupTaskIds(target.groupId) ?? []);
  const rows = await listTaskStatesAt(reader, { dagId, logicalDates, taskIds });
  return logicalDates.flatMap((logicalDate) =>
    taskIds.map((taskId) => ({
      logicalDate,
      taskId,
      states: rows.filter((row) => row.logicalDate === logicalDate && row.taskId === taskId).map(({ state }) => state),
    })),
  );
}

/** What is not there of what is waited for, in words; `null` when everything is. */
async function findMissingTarget(
  { dagId, target }: { readonly dagId: string; readonly target: WaitTarget },
  surroundings: ExecutionSurroundings,
): Promise<string | null> {
  const graph = await graphOf(dagId, surroundings);
  if (graph === null) return `The external Dag "${dagId}" does not exist.`;
  if (target.kind === "taskGroup" && !graph.hasGroup(target.groupId)) {
    return `The external task group "${target.groupId}" does not exist in the Dag "${dagId}".`;
  }
  const missing =
    target.kind === "tasks" ? target.taskIds.find((taskId) => graph.findTask(taskId) === null) : undefined;
  return missing === undefined ? null : `The external task "${missing}" does not exist in the Dag "${dagId}".`;
}

/** The newest version of a Dag that is there; `null` for one that is not, or not any more. */
async function graphOf(dagId: string, { store }: ExecutionSurroundings): Promise<TaskGraph | null> {
  const dag = await findDag(store.reader, dagId);
  if (dag === null || dag.isActive === 0) return null;
  return taskGraph((await store.serializedDags.get(store.reader, dag.dagVersionId)).dag);
}
