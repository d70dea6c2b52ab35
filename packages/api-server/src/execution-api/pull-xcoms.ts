import type { ExecutionRequest, PulledXCom } from "@baram/execution-api";
import { listPulledXComs, type XComPull } from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import type { LeasedAttempt } from "./leased-attempt.ts";

type Request = Extract<ExecutionRequest, { kind: "pullXComs" }>;
type PullingAttempt = Pick<LeasedAttempt, "dagId" | "runId" | "logicalDate">;

/** Reads values of other tasks, in one query however many there are. */
export async function pullXComs(
  request: Request,
  attempt: PullingAttempt,
  { store }: ExecutionSurroundings,
): Promise<readonly PulledXCom[]> {
  const { key, taskIds, mapIndexes } = request;
  const pulled = await listPulledXComs(store.reader, {
    key,
    taskIds,
    mapIndexes,
    dagId: request.dagId ?? attempt.dagId,
    runs: runsOf(request, attempt),
  });
  return taskIds === null ? pulled : inOrder(latestOfEach(pulled), taskIds);
}

function runsOf(request: Request, attempt: PullingAttempt): XComPull["runs"] {
  if (request.includePriorDates) return { kind: "until", logicalDate: attempt.logicalDate };
  return { kind: "run", runId: request.runId ?? attempt.runId };
}

/** Of several runs the latest counts; the rows come latest run first. */
function latestOfEach(pulled: readonly PulledXCom[]): readonly PulledXCom[] {
  const latest = new Map<string, PulledXCom>();
  for (const xcom of pulled) {
    const copy = JSON.stringify([xcom.taskId, xcom.mapIndex]);
    if (!latest.has(copy)) latest.set(copy, xcom);
  }
  return [...latest.values()];
}

function inOrder(pulled: readonly PulledXCom[], taskIds: readonly string[]): readonly PulledXCom[] {
  const places = new Map(taskIds.map((taskId, place) => [taskId, place]));
  const placeOf = ({ taskId }: PulledXCom) => places.get(taskId) ?? taskIds.length;
  return [...pulled].sort((left, right) => placeOf(left) - placeOf(right) || left.mapIndex - right.mapIndex);
}
