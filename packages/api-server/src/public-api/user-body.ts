import * as schema from "../http/schema.ts";
import type { ApiServerConfiguration } from "../route-dependencies.ts";

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

/** Why a password cannot be taken; `null` when it can. */
export function describeShortPassword(
  password: string,
  { minimumPasswordLength = 1 }: Pick<ApiServerConfiguration, "minimumPasswordLength">,
): string | null {
  if (password.length >= minimumPasswordLength) return null;
  return minimumPasswordLength === 1
    ? "A password may not be empty."
    : `The password has ${password.length} characters, and needs ${minimumPasswordLength} at least.`;
}

/** Names as refusals list them. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}
