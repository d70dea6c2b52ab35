import { formatInstant, type Instant } from "@baram/domain";
import type { listUsers } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

const naiveDateTime = schema.nullable(schema.text());

/** A user in the stable API; their password is never answered. */
export const UserRepresentation = schema.object("UserCollectionItem", {
  first_name: schema.text(),
  last_name: schema.text(),
  username: schema.text(),
  email: schema.text(),
  active: schema.nullable(schema.boolean()),
  last_login: naiveDateTime,
  login_count: schema.nullable(schema.integer()),
  fail_login_count: schema.nullable(schema.integer()),
  roles: schema.list(schema.object("UserCollectionItemRole", { name: schema.text() })),
  created_on: naiveDateTime,
  changed_on: naiveDateTime,
});

type UserRow = Awaited<ReturnType<typeof listUsers>>["users"][number];

/** A user in the words of the stable API. */
export function representUser(user: UserRow): schema.Described<typeof UserRepresentation> {
  return {
    active: user.isActive === 1,
    changed_on: naiveText(user.changedAt),
    created_on: naiveText(user.createdAt),
    email: user.email,
    fail_login_count: user.failLoginCount,
    first_name: user.firstName,
    last_login: naiveText(user.lastLoginAt),
    last_name: user.lastName,
    login_count: user.loginCount,
    roles: user.roles.map((name) => ({ name })),
    username: user.username,
  };
}

/** Parity: the moments of users, and theirs alone, have no offset. */
function naiveText(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at).replace(/(?:Z|[+-]\d\d:\d\d)$/, "");
}
