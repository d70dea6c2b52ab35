import { addSeconds, type Instant } from "@baram/domain";
import { type ClaimedCallback, type MetadataTransaction, noteChange, updateCallback } from "@baram/metadata-store";
import { storableText } from "./batch/storable-text.ts";

/** What a delivery came to. */
export type CallbackDelivery =
  | { readonly kind: "delivered" }
  /** Author code has thrown: it was told, and is not told again. */
  | { readonly kind: "threw"; readonly message: string }
  /** Author code was not reached: its process was lost, took too long, or could not load the Dag. */
  | { readonly kind: "undelivered"; readonly message: string }
  /** Whoever delivered it is stopping; somebody else delivers it at once. */
  | { readonly kind: "given-back" };

/** One that cannot be delivered is tried so often. */
const TRIES_MAXIMUM = 5;
/** How long after the first failed delivery the next begins; the time doubles with each. */
const FIRST_DELAY_SECONDS = 10;

/** Writes down what a delivery came to. @returns `false` where the callback was taken over by another one meanwhile. */
export async function recordCallbackDelivery(
  transaction: MetadataTransaction,
  {
    callback: { id, token, tries },
    taskInstanceId,
    delivery,
    now,
  }: {
    readonly callback: ClaimedCallback;
    /** Of whom was told. */
    readonly taskInstanceId: number | null;
    readonly delivery: CallbackDelivery;
    readonly now: Instant;
  },
): Promise<boolean> {
  const message = "message" in delivery ? storableText(delivery.message) : null;
  const given = { id, token, taskInstanceId, message };
  const over = { nextTryAt: null, endedAt: now };
  noteChange(transaction, { kind: "callback" });
  switch (delivery.kind) {
    case "delivered":
      return updateCallback(transaction, { ...given, ...over, state: "delivered" });
    case "threw":
      return updateCallback(transaction, { ...given, ...over, state: "failed" });
    case "given-back":
      return updateCallback(transaction, { ...given, state: "pending", nextTryAt: now, endedAt: null });
    case "undelivered": {
      if (tries >= TRIES_MAXIMUM) return updateCallback(transaction, { ...given, ...over, state: "failed" });
      const nextTryAt = addSeconds(now, FIRST_DELAY_SECONDS * 2 ** (tries - 1));
      return updateCallback(transaction, { ...given, state: "pending", nextTryAt, endedAt: null });
    }
  }
}
