import { findUserByName } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { userNotFound } from "../../not-found.ts";
import { representUser, UserRepresentation } from "../../representations/user.ts";

/** One user. */
export const getUser = defineRoute({
  method: "GET",
  path: "/users/{username}",
  operationId: "get_user",
  tags: ["User"],
  summary: "Get a user",
  description: "One user with their roles. A password is never answered.",
  access: { kind: "permissions", permissions: ["can_read Users"] },
  answer: UserRepresentation,
  refusals: [404],

  async handle({ parts }, { store }) {
    const user = await findUserByName(store.reader, parts.username);
    return user === null ? userNotFound(parts.username) : ok(representUser(user));
  },
});
