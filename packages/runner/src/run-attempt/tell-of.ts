import type { AttemptOutcome, CallbackToTell } from "@baram/execution-api";
import type { AttemptCallbacks } from "./attempt-callbacks.ts";

/** Has author code told of what a server found. Whoever throws was told, and is not told again. */
export async function tellOf(callbacks: AttemptCallbacks, { call, state }: CallbackToTell): Promise<AttemptOutcome> {
  const failures = await callbacks.tell(call, state);
  if (failures === 0) return { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null };
  const who = failures === 1 ? "1 callback" : `${failures} callbacks`;
  return { kind: "failed", message: `${who} threw; the log says what.`, mayRetry: false };
}
