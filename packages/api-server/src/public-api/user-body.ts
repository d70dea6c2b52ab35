import * as schema from "../http/schema.ts";

/** What a client says of a user. The rest is answered, never accepted. */
export const UserBody = schema.object("User", {
  first_name: schema.text(),
  last_name: schema.text(),
  username: schema.text(),
  email: schema.text(),
  password: schema.text(),
  roles: schema.optionally(schema.list(schema.object("UserRole", { name: schema.text() }))),
  active: schema.readOnly(schema.boolean()),
  last_login: schema.readOnly(schema.text()),
  login_count: schema.readOnly(schema.integer()),
  fail_login_count: schema.readOnly(schema.integer()),
  failed_login_count: schema.readOnly(schema.integer()),
  created_on: schema.readOnly(schema.text()),
  changed_on: schema.readOnly(schema.text()),
});

/** Names as refusals list them. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
