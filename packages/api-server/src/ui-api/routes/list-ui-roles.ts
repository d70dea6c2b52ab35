import { countUsersByRole, listRoleRows } from "@baram/metadata-store";
import { ACTIONS, builtInPermissionsOf, isBuiltIn, RESOURCES } from "../../authorization/built-in-roles.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const ROLES_MAXIMUM = 500;

const UiPermission = schema.object("UiPermission", { action: schema.text(), resource: schema.text() });

/** Roles with what they may do by themselves and what they were given, apart. */
export const listUiRoles = defineRoute({
  method: "GET",
  path: "/roles",
  operationId: "list_ui_roles",
  summary: "List roles with what they were given",
  access: { kind: "permissions", permissions: ["can_read Roles"] },
  answer: schema.object("UiRoles", {
    roles: schema.list(
      schema.object("UiRole", {
        name: schema.text(),
        is_built_in: schema.boolean(),
        user_count: schema.integer(),
        own: schema.list(UiPermission),
        given: schema.list(UiPermission),
      }),
    ),
    actions: schema.list(schema.text()),
    resources: schema.list(schema.text()),
  }),

  async handle(_, { store }) {
    const { roles } = await listRoleRows(store.reader, { orderBy: "id", limit: ROLES_MAXIMUM, offset: 0 });
    const counts = await countUsersByRole(store.reader);
    return ok({
      roles: roles.map(({ name, permissions }) => ({
        name,
        is_built_in: isBuiltIn(name),
        user_count: counts.get(name) ?? 0,
        own: builtInPermissionsOf(name),
        given: permissions,
      })),
      actions: ACTIONS,
      resources: [...RESOURCES].toSorted(),
    });
  },
});
