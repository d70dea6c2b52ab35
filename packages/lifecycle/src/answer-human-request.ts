import { type HumanResponse, humanEventText, type Instant } from "@baram/domain";
import {
  claimDagRunsOfTaskInstances,
  claimTaskInstancesById,
  findHumanRequest,
  type HumanRequestRow,
  type MetadataTransaction,
  updateHumanRequest,
} from "@baram/metadata-store";
import { resumeTaskInstances } from "./resume-task-instances.ts";

/** What an answer to a request comes to. */
export type AnswerHumanRequestOutcome =
  | { readonly kind: "answered" }
  | { readonly kind: "not-found" }
  /** Somebody was first, or its instance no longer waits. */
  | { readonly kind: "over"; readonly request: HumanRequestRow };

/** The answer of a person, held to the request before. */
export interface HumanAnswer {
  readonly requestId: number;
  readonly response: HumanResponse;
  /** The name of the user. */
  readonly answeredBy: string;
  readonly now: Instant;
}

/**
 * Lets a task go on with what a person answered. The first answer counts: whoever is second finds the instance no longer
 * deferred. Locks the run, the instance and its trigger.
 */
export async function answerHumanRequest(
  transaction: MetadataTransaction,
  { requestId, response, answeredBy, now }: HumanAnswer,
): Promise<AnswerHumanRequestOutcome> {
  const found = await findHumanRequest(transaction, requestId);
  if (found === null) return { kind: "not-found" };
  const { taskInstanceId } = found;
  await claimDagRunsOfTaskInstances(transaction, [taskInstanceId]);
  await claimTaskInstancesById(transaction, [taskInstanceId]);
  // Only now does nobody else end the wait; until here the instance may have been cleared, and have asked anew.
  const request = await findHumanRequest(transaction, requestId);
  if (request === null) return { kind: "not-found" };
  if (request.state !== "pending") return { kind: "over", request };
  const value = humanEventText(response, { at: now, by: answeredBy });
  const { stale } = await resumeTaskInstances(transaction, {
    ended: [{ taskInstanceId, outcome: { kind: "event", value }, token: null }],
    now,
  });
  if (stale.length > 0) return { kind: "over", request };
  await updateHumanRequest(transaction, requestId, { response, at: now, by: answeredBy });
  return { kind: "answered" };
}
