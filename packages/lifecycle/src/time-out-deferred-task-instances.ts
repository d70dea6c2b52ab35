import {
  defaultHumanResponse,
  HITL_TRIGGER_CLASSPATH,
  type HumanResponse,
  humanEventText,
  type Instant,
} from "@baram/domain";
import {
  type HumanRequestRow,
  listTimedOutDeferrals,
  listTriggersOfTaskInstances,
  listWaitingHumanRequests,
  type MetadataTransaction,
  updateHumanRequest,
} from "@baram/metadata-store";
import { type EndedTrigger, resumeTaskInstances } from "./resume-task-instances.ts";

/** How many instances one call resumes; the rest follows in the next. */
const INSTANCES_PER_CALL = 500;

/**
 * Resumes the deferred instances whose trigger may wait no longer, so that they fail; those that asked a person go on
 * with the defaults of their request where it has some. @returns how many there were; call again while it is not zero.
 */
export async function timeOutDeferredTaskInstances(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const ids = await listTimedOutDeferrals(transaction, { now, limit: INSTANCES_PER_CALL });
  if (ids.length === 0) return 0;
  const triggers = await listTriggersOfTaskInstances(transaction, ids);
  const timeoutOf = new Map(triggers.map((trigger) => [trigger.taskInstanceId, trigger.timeoutOf ?? "trigger"]));
  const asking = triggers.filter(({ classpath }) => classpath === HITL_TRIGGER_CLASSPATH);
  const defaults = await defaultsOf(
    transaction,
    asking.map(({ taskInstanceId }) => taskInstanceId),
  );
  const { stale } = await resumeTaskInstances(transaction, {
    ended: ids.map((taskInstanceId): EndedTrigger => {
      const response = defaults.get(taskInstanceId)?.response;
      const of = timeoutOf.get(taskInstanceId) ?? "trigger";
      const outcome: EndedTrigger["outcome"] =
        response === undefined
          ? { kind: "timeout", of }
          : { kind: "event", value: humanEventText(response, { at: now, by: null }) };
      return { taskInstanceId, outcome, token: null };
    }),
    now,
  });
  const staleIds = new Set(stale.map(({ taskInstanceId }) => taskInstanceId));
  for (const { request, response } of defaults.values()) {
    if (staleIds.has(request.taskInstanceId)) continue;
    await updateHumanRequest(transaction, request.id, { response, at: now, by: null });
  }
  return ids.length - stale.length;
}

interface Defaulted {
  readonly request: HumanRequestRow;
  readonly response: HumanResponse;
}

/** The requests of those instances that are answered by their defaults, by instance. */
async function defaultsOf(
  transaction: MetadataTransaction,
  taskInstanceIds: readonly number[],
): Promise<ReadonlyMap<number, Defaulted>> {
  const requests = await listWaitingHumanRequests(transaction, taskInstanceIds);
  return new Map(
    requests.flatMap((request) => {
      const response = defaultHumanResponse(request);
      return response === null ? [] : [[request.taskInstanceId, { request, response }] as const];
    }),
  );
}
