import { recordListenersTold, takeListenerEvents } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** How long listeners may take for as many events as one delivery has. */
const LISTENERS_SECONDS = 60;
/** Who has taken some has all the time of listeners for them, and some more for starting a runner. */
const LEASE_SECONDS = LISTENERS_SECONDS + 30;
/** How many are delivered together. */
const EVENTS_PER_DELIVERY = 100;

/**
 * Has listeners told of what is noted for them, the oldest first. What a listener throws ends there; where the listeners
 * could not be reached at all, they are told again later.
 *
 * @returns how many were taken; call again while it is not zero.
 */
export async function deliverToListeners({
  store,
  clock,
  logger,
  jobId,
  newLeaseToken,
  tellListeners,
}: SchedulerDependencies): Promise<number> {
  if (tellListeners === undefined) return 0;
  const token = newLeaseToken();
  const events = await store.transaction((transaction) =>
    takeListenerEvents(transaction, {
      now: clock.now(),
      jobId,
      limit: EVENTS_PER_DELIVERY,
      leaseSeconds: LEASE_SECONDS,
      token,
    }),
  );
  if (events.length === 0) return 0;
  const answer = await tellListeners(
    events.map(({ event }) => event),
    { timeoutSeconds: LISTENERS_SECONDS },
  );
  const failure = answer.kind === "failed" ? answer.message : null;
  if (answer.kind === "answer") {
    const { thrown, printed } = answer.answer;
    for (const message of thrown) logger.warn("A listener threw", { message });
    if (printed !== "") logger.info("Listeners printed", { printed });
  }
  const outcome = await store.transaction((transaction) =>
    recordListenersTold(transaction, { events, token, failure, now: clock.now() }),
  );
  if (outcome.kind === "told") return events.length;
  const fields = { count: events.length, reason: failure };
  if (outcome.kind === "given-up") logger.error("Listeners could not be told, and are not told any more", fields);
  else logger.warn("Listeners could not be told, and are told again", fields);
  return outcome.kind === "given-up" ? events.length : 0;
}
