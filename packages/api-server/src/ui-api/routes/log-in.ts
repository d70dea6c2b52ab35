import { directoryAway, problem, tooManyLogIns } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** Starts a session. The answer does not tell an unknown user from a wrong password, by its words or by its time. */
export const logIn = defineRoute({
  method: "POST",
  path: "/login",
  operationId: "log_in",
  summary: "Log in",
  access: { kind: "public" },
  body: { schema: schema.object("LogIn", { username: schema.text(), password: schema.text() }) },
  answer: schema.object("LoggedIn", { username: schema.text() }),
  refusals: [401, 403, 429, 503],

  async handle({ body: { username, password }, address, serverUrl }, { authentication }) {
    const outcome = await authentication.logIn({ username, password, address }, serverUrl);
    switch (outcome.kind) {
      case "logged-in":
        return { kind: "json", body: { username }, cookie: outcome.cookie };
      case "wrong":
        return problem(401, { detail: "The user name or the password is not right." });
      case "throttled":
        return tooManyLogIns(outcome.retryAfterSeconds);
      case "directory-away":
        return directoryAway();
      case "refused":
        return problem(403, { detail: REFUSAL_WORDS[outcome.reason] });
    }
  },
});

/** For somebody whose password is right. */
const REFUSAL_WORDS = {
  "name-taken": "Another user of this installation has your user name or e-mail address. An admin can tell you more.",
  "not-active": "Your user is not active here.",
} as const;
