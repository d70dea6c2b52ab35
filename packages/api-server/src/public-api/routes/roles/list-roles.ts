import { listDagIds, listRoleRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseAscendingOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { RoleRepresentation, representRole } from "../../representations/role.ts";

/** Roles with what they may do. */
export const listRoles = defineRoute({
  method: "GET",
  path: "/roles",
  operationId: "get_roles",
  tags: ["Role"],
  summary: "List roles",
  description: "Roles, the built-in ones among them, with what they may do.",
  access: { kind: "permissions", permissions: ["can_read Roles"] },
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("RoleCollection", { roles: schema.list(RoleRepresentation), total_entries: schema.integer() }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseAscendingOrder<"id" | "name">(query.order_by, { name: "name", role_id: "id" }, "name");
    if ("kind" in order) return order;
    const { roles, total } = await listRoleRows(store.reader, { ...page, orderBy: order.orderBy });
    const dagIds = await listDagIds(store.reader);
    return ok({ roles: roles.map((role) => representRole(role, dagIds)), total_entries: total });
  },
});
