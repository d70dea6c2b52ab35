import { findUserByName, updateUser } from "@baram/metadata-store";
import { noContent, problem, tooManyLogIns } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { describeShortPassword } from "../../public-api/user-body.ts";

/** Changes the caller's password, for whoever knows the one they have. Their log-ins elsewhere end. */
export const changeOwnPassword = defineRoute({
  method: "POST",
  path: "/profile/password",
  operationId: "change_own_password",
  summary: "Change your password",
  access: { kind: "signed-in" },
  body: {
    schema: schema.object("ChangePassword", { current_password: schema.text(), new_password: schema.text() }),
  },
  audit: "change_own_password",
  answer: null,
  refusals: [400, 403, 429],

  async handle({ user, body, address }, { store, clock, authentication, configuration }) {
    const account = user.via === "server-token" ? null : await findUserByName(store.reader, user.name);
    if (account === null || account.passwordHash === "") {
      return problem(403, { detail: "You have no password here." });
    }
    const refusal = describeShortPassword(body.new_password, configuration);
    if (refusal !== null) return problem(400, { detail: refusal });
    const attempt = { username: account.username, password: body.current_password, address };
    const outcome = await authentication.checkPassword(attempt);
    if (outcome.kind === "throttled") return tooManyLogIns(outcome.retryAfterSeconds);
    if (outcome.kind !== "right") return problem(400, { detail: "The current password is not right." });
    const passwordHash = await authentication.hash(body.new_password);
    const keptSession = user.via === "session" ? { keptSessionHash: user.tokenHash } : {};
    const changes = { passwordHash, now: clock.now(), ...keptSession };
    await store.transaction((transaction) => updateUser(transaction, account.id, changes));
    return noContent();
  },
});
