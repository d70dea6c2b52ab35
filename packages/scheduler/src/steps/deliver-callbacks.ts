import { NO_MEASUREMENTS } from "@baram/domain";
import type { AttemptReport } from "@baram/execution-api";
import { type CallbackDelivery, recordCallbackDelivery, takeCallbacks } from "@baram/lifecycle";
import { type ClaimedCallback, findToldTaskInstance } from "@baram/metadata-store";
import { CALLBACK_SECONDS, callbackWorkload } from "../callback-workload.ts";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** How many are delivered beside one another, unless the caller says. */
const CALLBACKS_PER_CALL = 8;
/** Who has taken one has all the time of author code for it, and some more for starting a runner and ending it. */
const LEASE_SECONDS = CALLBACK_SECONDS + 30;

/** What it takes to tell author code of something. */
type CallbackDependencies = Pick<
  SchedulerDependencies,
  | "store"
  | "clock"
  | "logger"
  | "jobId"
  | "newLeaseToken"
  | "tellAuthorCode"
  | "locateBundle"
  | "attemptSettings"
  | "measurements"
>;

/** Which callbacks, and who hears how far it is. */
export interface CallbacksToDeliver {
  /** Those of one run alone; absent, of any. */
  readonly dagRunId?: number;
  /** Defaults to 8. */
  readonly limit?: number;
  /** Called once so many have been taken, of which nobody else will take any. */
  readonly onTaken?: (count: number) => void;
  /** Called for each of those when it is over. */
  readonly onEnd?: () => void;
}

/**
 * Has author code told what the outbox holds. An error of author code ends the callback; one that did not reach author
 * code is tried again later. When `signal` is aborted, what is under way is given back.
 *
 * @returns how many were taken; call again while it is not zero.
 */
export async function deliverCallbacks(
  dependencies: CallbackDependencies,
  signal: AbortSignal,
  { dagRunId, limit = CALLBACKS_PER_CALL, onTaken, onEnd }: CallbacksToDeliver = {},
): Promise<number> {
  const { store, clock, jobId, newLeaseToken, tellAuthorCode } = dependencies;
  if (tellAuthorCode === undefined || signal.aborted) return 0;
  const callbacks = await store.transaction((transaction) =>
    takeCallbacks(transaction, {
      now: clock.now(),
      jobId,
      limit,
      dagRunId,
      leaseSeconds: LEASE_SECONDS,
      newToken: newLeaseToken,
    }),
  );
  onTaken?.(callbacks.length);
  await Promise.all(
    callbacks.map((callback) => deliver({ ...dependencies, tellAuthorCode }, callback, signal).finally(onEnd)),
  );
  return callbacks.length;
}

type TellingDependencies = CallbackDependencies & Pick<Required<SchedulerDependencies>, "tellAuthorCode">;

async function deliver(
  dependencies: TellingDependencies,
  callback: ClaimedCallback,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, logger, measurements = NO_MEASUREMENTS } = dependencies;
  const told = await findToldTaskInstance(store.reader, callback);
  // Parity: a run without task instances has nothing to tell with.
  const delivery = told === null ? DELIVERED : await tell(dependencies, { callback, told, signal });
  if ("message" in delivery) {
    const { dagId, call } = callback;
    const reason = delivery.message;
    if (delivery.kind === "threw") measurements.count("dag.callback_exceptions", { dag_id: dagId });
    logger.warn("A callback failed", { dagId, runId: told?.runId, callbackId: callback.id, about: call.kind, reason });
  }
  const taskInstanceId = told?.id ?? null;
  await store.transaction((transaction) =>
    recordCallbackDelivery(transaction, { callback, taskInstanceId, delivery, now: clock.now() }),
  );
}

const DELIVERED: CallbackDelivery = { kind: "delivered" };
const GIVEN_BACK: CallbackDelivery = { kind: "given-back" };

async function tell(
  dependencies: TellingDependencies,
  {
    callback,
    told,
    signal,
  }: {
    readonly callback: ClaimedCallback;
    readonly told: NonNullable<Awaited<ReturnType<typeof findToldTaskInstance>>>;
    readonly signal: AbortSignal;
  },
): Promise<CallbackDelivery> {
  const { store, tellAuthorCode } = dependencies;
  if (signal.aborted) return GIVEN_BACK;
  const version = await store.serializedDags.get(store.reader, told.dagVersionId);
  const report = await tellAuthorCode(callbackWorkload({ callback, told, version }, dependencies), signal);
  return signal.aborted ? GIVEN_BACK : deliveryOf(report);
}

function deliveryOf({ outcome }: AttemptReport): CallbackDelivery {
  if (outcome.kind === "success") return DELIVERED;
  if (outcome.kind !== "failed") return { kind: "threw", message: `It ended as ${outcome.kind}.` };
  return { kind: outcome.mayRetry ? "undelivered" : "threw", message: outcome.message };
}
