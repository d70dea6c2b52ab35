import type { Instant } from "@baram/domain";
import {
  type ExecutionAnswers,
  type ExecutionApi,
  type ExecutionRequest,
  isSensitiveName,
  type VariableRecord,
} from "@baram/execution-api";
import { findPreviousSuccessfulDagRun } from "@baram/metadata-store";
import { answerOnTheSpot } from "./answer-on-the-spot.ts";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import { findXComs, readXComs } from "./find-xcoms.ts";
import { isReadOfOtherDag, readOtherDag } from "./other-dags.ts";
import { listEventsOf, listTriggeringAssetEvents } from "./read-asset-events.ts";
import { isReadOfMappedTask, readMappedTask } from "./read-mapped-task.ts";
import { getConnection, getVariable } from "./read-settings.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";

/** The run that an attempt without a task instance takes itself to be in; it need not exist. */
export interface RehearsedRun {
  readonly dagId: string;
  readonly runId: string;
  readonly logicalDate: Instant;
}

type Answer = ExecutionAnswers[ExecutionRequest["kind"]];

/**
 * Answers an attempt that is only tried out: it reads what is stored and stores nothing.
 *
 * Variables that it sets are there for as long as this object lives.
 */
export function createRehearsalExecutionApi(run: RehearsedRun, surroundings: ExecutionSurroundings): ExecutionApi {
  const variables = new Map<string, string | null>();
  return {
    async answer(_leaseToken, _taskInstanceId, request) {
      try {
        const answer = await answerRehearsal(request, { run, variables, surroundings });
        // The switch below answers each kind with its own answer; the compiler cannot follow that through a union.
        return { kind: "answer", answer: answer as never };
      } catch (error) {
        return refuseUnreadable(error);
      }
    },
  };
}

interface Rehearsal {
  readonly run: RehearsedRun;
  /** What was set, and what was deleted, which is `null`. */
  readonly variables: Map<string, string | null>;
  readonly surroundings: ExecutionSurroundings;
}

async function answerRehearsal(request: ExecutionRequest, given: Rehearsal): Promise<Answer> {
  const { run, variables, surroundings } = given;
  if (isReadOfMappedTask(request)) return readMappedTask(request, run, surroundings);
  if (isReadOfOtherDag(request)) return readOtherDag(request, surroundings);
  switch (request.kind) {
    case "findXComs":
      return findXComs(request, run, surroundings);
    case "readXComs":
      return readXComs(request.xcoms, surroundings);
    case "getConnection":
      return getConnection(request.connectionId, surroundings);
    case "getVariable":
      return readVariable(request.key, given);
    case "setVariable":
      variables.set(request.key, request.value);
      return null;
    case "deleteVariable": {
      const isThere = (await readVariable(request.key, given)) !== null;
      variables.set(request.key, null);
      return isThere;
    }
    case "getPreviousSuccessfulDagRun":
      return findPreviousSuccessfulDagRun(surroundings.store.reader, { dagId: run.dagId, before: run.logicalDate });
    case "listTriggeringAssetEvents":
      return listTriggeringAssetEvents(run, surroundings);
    case "listAssetEvents":
      return listEventsOf(request, surroundings);
    case "triggerDagRun":
      return { kind: "refused", message: "A task that is only tried out triggers no run." };
    case "askPerson":
      return answerOnTheSpot(request.request, { taskId: null }, surroundings);
    case "getConfiguration":
      return surroundings.readConfiguration(request.section, request.key);
    case "listXComsToPurge":
      return [];
    case "pushXCom":
    case "confirmXComPurge":
    case "reportRenderedFields":
      return null;
  }
}

async function readVariable(key: string, { variables, surroundings }: Rehearsal): Promise<VariableRecord | null> {
  const value = variables.get(key);
  if (value === undefined) return getVariable(key, surroundings);
  return value === null ? null : { key, value, isSensitive: isSensitiveName(key, surroundings.sensitiveNames) };
}
