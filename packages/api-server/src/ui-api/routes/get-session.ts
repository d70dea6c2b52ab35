import { findUserByName } from "@baram/metadata-store";
import { ACTIONS, RESOURCES } from "../../authorization/built-in-roles.ts";
import type { Permission } from "../../authorization/permission.ts";
import type { Rights } from "../../authorization/rights.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const SessionPermissions = schema.object("SessionPermissions", {
  can_trigger: schema.boolean(),
  can_edit: schema.boolean(),
  can_edit_runs: schema.boolean(),
  can_clear: schema.boolean(),
  can_delete: schema.boolean(),
  can_delete_runs: schema.boolean(),
});

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
  /** Whether names make secrets: `[core] hide_sensitive_var_conn_fields`. */
  hides_sensitive_values: schema.boolean(),
  permissions: SessionPermissions,
  /** The same for each Dag of which a role names something by itself. */
  dag_permissions: schema.record(SessionPermissions),
  /** What may be done with all things of a kind, so that pages leave out what would be refused. */
  rights: schema.list(schema.text()),
  /** Where to follow the events from: behind it everything is told that a later reading did not see. */
  event_cursor: schema.text(),
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

  async handle({ user, rights }, { store, version, configuration, liveEvents }) {
    const account = await findUserByName(store.reader, user.name);
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
      hides_sensitive_values: configuration.sensitiveNames.areShown !== true,
      permissions: permissionsOn(rights, null),
      dag_permissions: Object.fromEntries(
        rights.namedDagIds().map((dagId) => [dagId, permissionsOn(rights, dagId)] as const),
      ),
      rights: ALL_PERMISSIONS.filter((permission) => rights.has(permission)),
      event_cursor: liveEvents.cursor(),
    });
  },
});

/** What may be done with a Dag, or with every one. */
function permissionsOn(rights: Rights, dagId: string | null): schema.Described<typeof SessionPermissions> {
  const may = (...permissions: readonly Permission[]) =>
    permissions.every((permission) => rights.has(permission, dagId));
  return {
    can_trigger: may("can_edit DAGs", "can_create DAG Runs"),
    can_edit: may("can_edit DAGs"),
    can_edit_runs: may("can_edit DAGs", "can_edit DAG Runs"),
    can_clear: may("can_edit DAGs", "can_edit DAG Runs", "can_edit Task Instances"),
    can_delete: may("can_delete DAGs"),
    can_delete_runs: may("can_edit DAGs", "can_delete DAG Runs"),
  };
}
