import { listUsers } from "@baram/metadata-store";
import { ROLES } from "../../authorization/built-in-roles.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { PAGING, pageOf } from "../../public-api/paging.ts";

const Users = schema.object("UsersWithIds", {
  users: schema.list(
    schema.object("UserWithId", {
      id: schema.integer(),
      username: schema.text(),
      email: schema.text(),
      first_name: schema.text(),
      last_name: schema.text(),
      roles: schema.list(schema.text()),
    }),
  ),
  total_entries: schema.integer(),
});

/** Users with their numbers, in the order in which they were made; the built-in roles of each come first. */
export const listUsersWithIds = defineRoute({
  method: "GET",
  path: "/users",
  operationId: "list_users_with_ids",
  summary: "List users with their ids",
  access: { kind: "command" },
  query: PAGING,
  answer: Users,

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const { users, total } = await listUsers(store.reader, { orderBy: "id", ...page });
    const represented = users.map(({ id, username, email, firstName, lastName, roles }) => ({
      id,
      username,
      email,
      first_name: firstName,
      last_name: lastName,
      roles: inOwnOrder(roles),
    }));
    return ok({ users: represented, total_entries: total });
  },
});

/** Parity: in the order in which roles were made, so the built-in ones come first. */
function inOwnOrder(roles: readonly string[]): string[] {
  const builtIn = ROLES.filter((role) => roles.includes(role));
  return [...builtIn, ...roles.filter((role) => !(builtIn as readonly string[]).includes(role))];
}
