import { formatInstant } from "@baram/domain";
import { findUserByName } from "@baram/metadata-store";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** What somebody's own page says of them. */
export const getProfile = defineRoute({
  method: "GET",
  path: "/profile",
  operationId: "get_profile",
  summary: "Get your profile",
  access: { kind: "signed-in" },
  answer: schema.object("Profile", {
    username: schema.text(),
    email: schema.text(),
    first_name: schema.text(),
    last_name: schema.text(),
    roles: schema.list(schema.text()),
    /** Not of those whom a provider vouches for. */
    has_password: schema.boolean(),
    minimum_password_length: schema.integer(),
    last_log_in_at: schema.nullable(schema.dateTime()),
  }),
  refusals: [404],

  async handle({ user }, { store, configuration }) {
    const account = user.via === "server-token" ? null : await findUserByName(store.reader, user.name);
    if (account === null) return problem(404, { detail: "A command is no user, and has no profile." });
    const { username, email, firstName, lastName, roles, lastLoginAt } = account;
    return ok({
      username,
      email,
      first_name: firstName,
      last_name: lastName,
      roles,
      has_password: account.passwordHash !== "",
      minimum_password_length: configuration.minimumPasswordLength ?? 1,
      last_log_in_at: lastLoginAt === null ? null : formatInstant(lastLoginAt),
    });
  },
});
