import type { CallbackCall, Instant } from "@baram/domain";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** What author code is to be told of. */
export interface NewCallback {
  readonly dagId: string;
  readonly dagRunId: number;
  /** Of whom it is told; `null` leaves the choice to the delivery. */
  readonly taskInstanceId: number | null;
  readonly call: CallbackCall;
}

/** So many are sent in one statement: a database limits the parameters of one. */
const CALLBACKS_PER_STATEMENT = 100;

/** Writes down what author code is to be told of, with what happened. */
export async function insertCallbacks(
  transaction: MetadataTransaction,
  callbacks: readonly NewCallback[],
  now: Instant,
): Promise<void> {
  if (callbacks.length === 0) return;
  for (let from = 0; from < callbacks.length; from += CALLBACKS_PER_STATEMENT) {
    const values = callbacks.slice(from, from + CALLBACKS_PER_STATEMENT).map(({ call, ...callback }) => ({
      ...callback,
      call: JSON.stringify(call),
      state: "pending" as const,
      tries: 0,
      nextTryAt: now,
      createdAt: now,
    }));
    await transaction.insertInto("callback").values(values).execute();
  }
  noteChange(transaction, { kind: "callback" });
}
