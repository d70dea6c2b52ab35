import { endedPendingLogInCookie } from "../authentication/open-id-connect/pending-log-in.ts";
import type { Reply } from "../http/reply.ts";

/** Back at the log-in page, which words why. */
export function refusedLogIn(
  reason: "unreachable" | "refused" | "name-taken" | "not-active",
  serverUrl: string,
): Reply<never> {
  return { kind: "redirect", location: `/login?refused=${reason}`, cookies: [endedPendingLogInCookie(serverUrl)] };
}
