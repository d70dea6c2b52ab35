import { addSeconds, type Instant } from "@baram/domain";
import {
  type ClaimedListenerEvent,
  deleteListenerEvents,
  type MetadataTransaction,
  postponeListenerEvents,
} from "@baram/metadata-store";

/** What a delivery to listeners came to. */
export type ListenersToldOutcome =
  | { readonly kind: "told" }
  /** The listeners could not be reached; they are told again. */
  | { readonly kind: "postponed" }
  /** Nor could they be any of the times before. */
  | { readonly kind: "given-up" };

/** What cannot be delivered is tried so often. */
const TRIES_MAXIMUM = 5;
/** How long after the first failed delivery the next begins; the time doubles with each. */
const FIRST_DELAY_SECONDS = 10;

/** Writes down what a delivery came to. One that was taken over by another meanwhile writes nothing. */
export async function recordListenersTold(
  transaction: MetadataTransaction,
  {
    events,
    token,
    failure,
    now,
  }: {
    readonly events: readonly ClaimedListenerEvent[];
    readonly token: string;
    /** Why the listeners could not be reached; `null` where they were. */
    readonly failure: string | null;
    readonly now: Instant;
  },
): Promise<ListenersToldOutcome> {
  const ids = events.map(({ id }) => id);
  const tries = Math.max(...events.map((event) => event.tries));
  if (failure === null || tries >= TRIES_MAXIMUM) {
    await deleteListenerEvents(transaction, { ids, token });
    return { kind: failure === null ? "told" : "given-up" };
  }
  const nextTryAt = addSeconds(now, FIRST_DELAY_SECONDS * 2 ** (tries - 1));
  await postponeListenerEvents(transaction, { ids, token, nextTryAt });
  return { kind: "postponed" };
}
