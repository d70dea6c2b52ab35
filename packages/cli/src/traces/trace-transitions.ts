import { formatInstant, isFinishedTaskInstanceState, type TaskInstanceState } from "@baram/domain";
import { spanIdOfDagRun, spanIdOfTry, traceIdOf } from "@baram/execution-api";
import type { CommittedTransition } from "@baram/metadata-store";
import type { Span, TellSpan } from "./span.ts";

type TaskInstanceTransition = Extract<CommittedTransition, { kind: "taskInstance" }>;
type DagRunTransition = Extract<CommittedTransition, { kind: "dagRun" }>;

/** Tells each try and each run of this process as a span when it is over: its beginning is known then, too. */
export function traceTransitions(tell: TellSpan, transitions: readonly CommittedTransition[]): void {
  for (const transition of transitions) {
    if (transition.kind === "taskInstance") traceTry(tell, transition);
    else if (transition.kind === "dagRun") traceDagRun(tell, transition);
  }
}

/** What a try is in that has begun. */
const BEGUN: readonly TaskInstanceState[] = ["running", "restarting", "deferred"];

function traceTry(tell: TellSpan, { instance, changes, state, runStartDate }: TaskInstanceTransition): void {
  if (!isFinishedTaskInstanceState(state) && state !== "up_for_retry") return;
  // What was skipped or failed without a start took no time; an empty task begins and ends in one moment.
  const hasBegun = BEGUN.includes(instance.state) || (changes.startDate ?? null) !== null;
  const { dagId, runId, taskId, mapIndex, tryNumber, startDate, endDate } = { ...instance, ...changes };
  if (!hasBegun || runStartDate === null || startDate === null || endDate === null) return;
  const dagRun = { dagId, runId, startDate: runStartDate };
  const hasFailed = state === "failed" || state === "up_for_retry";
  tell({
    name: taskId,
    kind: "internal",
    traceId: traceIdOf(dagRun),
    spanId: spanIdOfTry({ dagRun, taskId, mapIndex, tryNumber }),
    parentSpanId: spanIdOfDagRun(dagRun),
    start: startDate,
    end: endDate,
    attributes: {
      "airflow.category": "task",
      "airflow.dag_id": dagId,
      "airflow.run_id": runId,
      "airflow.task_id": taskId,
      "airflow.map_index": mapIndex,
      "airflow.try_number": tryNumber,
      "airflow.operator": instance.operator,
      "airflow.state": state,
    },
    ...errorOf(hasFailed, changes.stateReason ?? null),
  });
}

function traceDagRun(tell: TellSpan, { dagRun: row, changes, state }: DagRunTransition): void {
  if (state !== "success" && state !== "failed") return;
  const { dagId, runId, runType, startDate, endDate } = { ...row, ...changes };
  if (startDate === null || endDate === null) return;
  const dagRun = { dagId, runId, startDate };
  tell({
    name: dagId,
    kind: "internal",
    traceId: traceIdOf(dagRun),
    spanId: spanIdOfDagRun(dagRun),
    start: startDate,
    end: endDate,
    attributes: {
      "airflow.category": "dag_run",
      "airflow.dag_id": dagId,
      "airflow.run_id": runId,
      "airflow.run_type": runType,
      "airflow.logical_date": formatInstant(row.logicalDate),
      "airflow.state": state,
    },
    ...errorOf(state === "failed", changes.stateReason ?? null),
  });
}

function errorOf(hasFailed: boolean, reason: string | null): Pick<Span, "error"> {
  return hasFailed ? { error: reason ?? "" } : {};
}
