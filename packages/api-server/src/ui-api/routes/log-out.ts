import { endedSessionCookie } from "../../authentication/session-cookie.ts";
import { defineRoute } from "../../http/route.ts";

/** Ends the session. */
export const logOut = defineRoute({
  method: "POST",
  path: "/logout",
  operationId: "log_out",
  summary: "Log out",
  access: { kind: "signed-in" },
  answer: null,

  async handle({ user, serverUrl }, { authentication }) {
    if (user.via === "session") await authentication.logOut(user.tokenHash);
    return { kind: "empty", status: 204, cookie: endedSessionCookie(serverUrl) };
  },
});
