import type { ExecutionAnswer } from "@baram/execution-api";
import { InvalidFernetTokenError } from "../encryption/fernet.ts";
import { UnreadableConnectionError } from "./unreadable-connection-error.ts";

/** Refuses with the reason what there is and cannot be read, for the operator to put right. Throws every other error again. */
export function refuseUnreadable(error: unknown): ExecutionAnswer & { readonly kind: "refused" } {
  if (!(error instanceof InvalidFernetTokenError || error instanceof UnreadableConnectionError)) throw error;
  return { kind: "refused", refusal: { code: "invalid-request", message: error.message } };
}
