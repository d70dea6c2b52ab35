import type { ExecutionAnswers, ExecutionRequest } from "@baram/execution-api";
import {
  countReturnValues,
  findMapLengths,
  findReturnValueAt,
  findReturnValueIfChanged,
  listXComsOfTask,
} from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import type { LeasedAttempt } from "./leased-attempt.ts";

const KINDS = [
  "pullReturnValueIfChanged",
  "pullXComsOfTask",
  "pullReturnValueAt",
  "countReturnValues",
  "getMapLengths",
] as const satisfies readonly ExecutionRequest["kind"][];

type Request = Extract<ExecutionRequest, { kind: (typeof KINDS)[number] }>;

/** Whether a request is one that only tasks of a Dag with mapped tasks have. */
export function isReadOfMappedTask(request: ExecutionRequest): request is Request {
  return (KINDS as readonly string[]).includes(request.kind);
}

/** Reads what an instance of a mapped task, or of a task in a mapped group, needs of the tasks of its run. */
export async function readMappedTask(
  request: Request,
  { dagId, runId }: Pick<LeasedAttempt, "dagId" | "runId">,
  { store }: ExecutionSurroundings,
): Promise<ExecutionAnswers[Request["kind"]]> {
  const { reader } = store;
  const { taskId } = request;
  switch (request.kind) {
    case "pullReturnValueIfChanged": {
      const { mapIndex, knownAt } = request;
      const stored = await findReturnValueIfChanged(reader, { dagId, runId, taskId, mapIndex, knownAt });
      return stored === null ? null : { storedAt: stored.createdAt, value: stored.value };
    }
    case "pullXComsOfTask":
      return listXComsOfTask(reader, { dagId, runId, taskId, key: request.key, mapIndexes: request.mapIndexes });
    case "pullReturnValueAt": {
      const { mapIndexes, place } = request;
      return findReturnValueAt(reader, { dagId, runId, taskId, mapIndexes, place });
    }
    case "countReturnValues":
      return countReturnValues(reader, { dagId, runId, taskId, mapIndexes: request.mapIndexes });
    case "getMapLengths":
      return (await findMapLengths(reader, { dagId, runId, taskId })) ?? [];
  }
}
