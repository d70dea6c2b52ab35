import type { TriggeredDagRun } from "@baram/domain";
import type { ExecutionAnswers, ExecutionApi, ExecutionRefusal, ExecutionRequest } from "@baram/execution-api";
import { pushXCom, reportRenderedFields } from "@baram/lifecycle";
import {
  deleteVariable,
  deleteXComsToPurge,
  findLeasedTaskInstance,
  findPreviousSuccessfulDagRun,
  insertOrReplaceVariable,
  type MetadataTransaction,
} from "@baram/metadata-store";
import { triggerAskingTimetable } from "../public-api/trigger-asking-timetable.ts";
import { answerOnTheSpot } from "./answer-on-the-spot.ts";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import { findXComs, listPurges, readXComs } from "./find-xcoms.ts";
import type { LeasedAttempt } from "./leased-attempt.ts";
import { isReadOfOtherDag, readOtherDag, type TriggerRequest, triggerForTask } from "./other-dags.ts";
import { listEventsOf, listTriggeringAssetEvents } from "./read-asset-events.ts";
import { isReadOfMappedTask, readMappedTask } from "./read-mapped-task.ts";
import { getConnection, getVariable } from "./read-settings.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";

type Answer = ExecutionAnswers[ExecutionRequest["kind"]];

const STALE_LEASE: ExecutionRefusal = {
  code: "stale-lease",
  message:
    "This attempt no longer owns its task instance: it was cleared, marked or taken over, so the request is refused.",
};

/** A write found that the lease is gone since the request was let in. */
class StaleLeaseError extends Error {
  override readonly name = "StaleLeaseError";
}

/** Answers what author code asks while an attempt runs. Every request must come with a lease that is good. */
export function createExecutionApi(surroundings: ExecutionSurroundings): ExecutionApi {
  return {
    async answer(leaseToken, taskInstanceId, request) {
      const { reader } = surroundings.store;
      const instance = await findLeasedTaskInstance(reader, { taskInstanceId, leaseToken });
      if (instance === null) return { kind: "refused", refusal: STALE_LEASE };
      try {
        const answer = await answerRequest(request, { ...instance, leaseToken }, surroundings);
        // The switch below answers each kind with its own answer; the compiler cannot follow that through a union.
        return { kind: "answer", answer: answer as never };
      } catch (error) {
        if (error instanceof StaleLeaseError) return { kind: "refused", refusal: STALE_LEASE };
        return refuseUnreadable(error);
      }
    },
  };
}

async function answerRequest(
  request: ExecutionRequest,
  attempt: LeasedAttempt,
  surroundings: ExecutionSurroundings,
): Promise<Answer> {
  const { store, clock, readConfiguration } = surroundings;
  const lease = { taskInstanceId: attempt.id, leaseToken: attempt.leaseToken };
  if (isReadOfMappedTask(request)) return readMappedTask(request, attempt, surroundings);
  if (isReadOfOtherDag(request)) return readOtherDag(request, surroundings);
  switch (request.kind) {
    case "findXComs":
      return findXComs(request, attempt, surroundings);
    case "readXComs":
      return readXComs(request.xcoms, surroundings);
    case "getConnection":
      return getConnection(request.connectionId, surroundings);
    case "getVariable":
      return getVariable(request.key, surroundings);
    case "getPreviousSuccessfulDagRun":
      return findPreviousSuccessfulDagRun(store.reader, { dagId: attempt.dagId, before: attempt.logicalDate });
    case "listTriggeringAssetEvents":
      return listTriggeringAssetEvents(attempt, surroundings);
    case "listAssetEvents":
      return listEventsOf(request, surroundings);
    case "triggerDagRun":
      return triggerForAttempt(request, attempt, surroundings);
    case "askPerson":
      return answerOnTheSpot(request.request, attempt, surroundings);
    case "getConfiguration":
      return readConfiguration(request.section, request.key);
    case "pushXCom":
      return store.transaction(async (transaction) =>
        done(await pushXCom(transaction, { ...lease, entry: request.entry, now: clock.now() })),
      );
    case "listXComsToPurge":
      return listPurges(attempt.id, surroundings);
    case "confirmXComPurge":
      return store.transaction(async (transaction) => {
        await keepLease(transaction, attempt);
        await deleteXComsToPurge(transaction, request.ids);
        return null;
      });
    case "reportRenderedFields":
      return store.transaction(async (transaction) =>
        done(await reportRenderedFields(transaction, { ...lease, fields: request.fields })),
      );
    case "setVariable":
      return store.transaction((transaction) => setVariable(transaction, request, attempt, surroundings));
    case "deleteVariable":
      return store.transaction(async (transaction) => {
        await keepLease(transaction, attempt);
        return deleteVariable(transaction, request.key);
      });
  }
}

async function triggerForAttempt(
  request: TriggerRequest,
  attempt: LeasedAttempt,
  surroundings: ExecutionSurroundings,
): Promise<TriggeredDagRun> {
  const triggeredBy = `${attempt.dagId}.${attempt.taskId}`;
  const { store, clock, askAuthorsTimetable } = surroundings;
  const outcome = await triggerAskingTimetable(
    (given) =>
      store.transaction(async (transaction) => {
        await keepLease(transaction, attempt);
        return triggerForTask(transaction, request, { triggeredBy, surroundings, ...given });
      }),
    { at: request.logicalDate ?? clock.now(), askAuthorsTimetable },
  );
  if (outcome.kind !== "timetable-silent") return outcome;
  const message = `The timetable of the Dag "${request.dagId}" did not say what the run covers: ${outcome.message}`;
  return { kind: "refused", message };
}

async function setVariable(
  transaction: MetadataTransaction,
  { key, value, description }: Extract<ExecutionRequest, { kind: "setVariable" }>,
  attempt: LeasedAttempt,
  { fernet }: ExecutionSurroundings,
): Promise<null> {
  await keepLease(transaction, attempt);
  await insertOrReplaceVariable(transaction, { key, value: fernet.encrypt(value), description });
  return null;
}

/** Looks again, inside the transaction that writes: between the two the instance may have been cleared. */
async function keepLease(transaction: MetadataTransaction, { id, leaseToken }: LeasedAttempt): Promise<void> {
  done((await findLeasedTaskInstance(transaction, { taskInstanceId: id, leaseToken })) !== null);
}

function done(hasLease: boolean): null {
  if (!hasLease) throw new StaleLeaseError();
  return null;
}
