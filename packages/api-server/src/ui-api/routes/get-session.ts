import { findUserByName } from "@baram/metadata-store";
import { ACTIONS, RESOURCES } from "../../authorization/built-in-roles.ts";
import type { Permission } from "../../authorization/permission.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const Session = schema.object("Session", {
  user: schema.object("SessionUser", {
    username: schema.text(),
    first_name: schema.text(),
    last_name: schema.text(),
    roles: schema.list(schema.object("SessionRole", { name: schema.text() })),
  }),
  csrf_token: schema.text(),
  version: schema.text(),
  instance_name: schema.text(),
  permissions: schema.object("SessionPermissions", {
    can_trigger: schema.boolean(),
    can_edit: schema.boolean(),
    can_clear: schema.boolean(),
  }),
  /** What may be done with all things of a kind, so that pages leave out what would be refused. */
  rights: schema.list(schema.text()),
});

const ALL_PERMISSIONS = ACTIONS.filter((action) => action !== "menu_access").flatMap((action) =>
  // Names that only some role holds are no `Permission`, but are asked for in the same way.
  [...RESOURCES].map((resource) => `${action} ${resource}` as Permission),
);

/** Who is logged in, what they may do, and the token that changes must carry. */
export const getSession = defineRoute({
  method: "GET",
  path: "/session",
  operationId: "get_session",
  summary: "Get the session",
  access: { kind: "signed-in" },
  answer: Session,

  async handle({ user, rights }, { store, version, configuration }) {
    const account = await findUserByName(store.reader, user.name);
    const may = (...permissions: readonly Permission[]) => permissions.every((permission) => rights.has(permission));
    return ok({
      user: {
        username: user.name,
        first_name: account?.firstName ?? "",
        last_name: account?.lastName ?? "",
        roles: user.roles.map((name) => ({ name })),
      },
      csrf_token: user.via === "session" ? user.csrfToken : "",
      version,
      instance_name: configuration.instanceName,
      permissions: {
        can_trigger: may("can_edit DAGs", "can_create DAG Runs"),
        can_edit: may("can_edit DAGs"),
        can_clear: may("can_edit DAGs", "can_edit DAG Runs", "can_edit Task Instances"),
      },
      rights: ALL_PERMISSIONS.filter((permission) => rights.has(permission)),
    });
  },
});
