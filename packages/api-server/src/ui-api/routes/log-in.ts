import { problem } from "../../http/reply.ts";
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
  refusals: [401],

  async handle({ body }, { authentication }) {
    const cookie = await authentication.logIn(body.username, body.password);
    if (cookie === null) return problem(401, { detail: "The user name or the password is not right." });
    return { kind: "json", body: { username: body.username }, cookie };
  },
});
