import { UNMAPPED } from "@baram/domain";
import type { ExecutionRequest, FoundXComs, XComAddress, XComToPurge } from "@baram/execution-api";
import {
  findNewestXCom,
  listXComAddresses,
  listXComsToPurge,
  readXComValues,
  type XComSearch,
} from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import type { LeasedAttempt } from "./leased-attempt.ts";

type Request = Extract<ExecutionRequest, { kind: "findXComs" }>;
type SearchingAttempt = Pick<LeasedAttempt, "dagId" | "runId" | "logicalDate">;

/** Looks for XComs of any task, run and Dag, as `xcomPull` does. */
export async function findXComs(
  request: Request,
  attempt: SearchingAttempt,
  { store }: ExecutionSurroundings,
): Promise<FoundXComs> {
  const search = searchOf(request, attempt);
  if (request.wants === "sequence") {
    const found = await listXComAddresses(store.reader, search);
    return { kind: "sequence", xcoms: inOrder(found, request).map(addressOf) };
  }
  const newest = await findNewestXCom(store.reader, search);
  if (newest === null) return { kind: "nothing" };
  if (request.mapIndexes !== null || newest.mapIndex === UNMAPPED) return { kind: "value", value: newest.value };
  // Parity: the newest one of a mapped task stands for all instances of that task in its run.
  const found = await listXComAddresses(store.reader, { ...search, taskIds: [newest.taskId] });
  const ofRun = found.filter(({ dagRunId }) => dagRunId === newest.dagRunId);
  return { kind: "sequence", xcoms: ofRun.map(addressOf) };
}

/** Reads the values of XComs that were found, in one go. */
export function readXComs(
  xcoms: readonly XComAddress[],
  { store }: ExecutionSurroundings,
): Promise<readonly (string | null)[]> {
  return readXComValues(store.reader, xcoms);
}

/** What the runner has to remove outside of the database before it begins. */
export async function listPurges(
  taskInstanceId: number,
  { store }: ExecutionSurroundings,
): Promise<readonly XComToPurge[]> {
  const purges = await listXComsToPurge(store.reader, { taskInstanceId });
  return purges.map(({ id, dagId, runId, taskId, mapIndex, key, value }) => ({
    id,
    place: { dagId, runId, taskId, mapIndex, key },
    value,
  }));
}

function searchOf(request: Request, attempt: SearchingAttempt): XComSearch {
  const { key, taskIds, mapIndexes, includePriorDates } = request;
  const runs: XComSearch["runs"] = includePriorDates
    ? { kind: "until", logicalDate: attempt.logicalDate }
    : { kind: "run", runId: request.runId ?? attempt.runId };
  return { key, taskIds, mapIndexes, dagId: request.dagId ?? attempt.dagId, runs };
}

interface Placed {
  readonly taskId: string;
  readonly mapIndex: number;
}

/** Parity: by the place of the task id, then of the map index; one that is named twice stands at its last place. */
function inOrder<Found extends Placed>(
  found: readonly Found[],
  { taskIds, mapIndexes }: Pick<Request, "taskIds" | "mapIndexes">,
): readonly Found[] {
  const taskPlaces = new Map((taskIds ?? []).map((taskId, place) => [taskId, place]));
  const indexPlaces = new Map((mapIndexes ?? []).map((mapIndex, place) => [mapIndex, place]));
  const placeOfTask = ({ taskId }: Placed) => taskPlaces.get(taskId) ?? 0;
  const placeOfIndex = ({ mapIndex }: Placed) => indexPlaces.get(mapIndex) ?? mapIndex;
  return found.toSorted(
    (one, other) => placeOfTask(one) - placeOfTask(other) || placeOfIndex(one) - placeOfIndex(other),
  );
}

function addressOf({ taskInstanceId, key }: XComAddress): XComAddress {
  return { taskInstanceId, key };
}
