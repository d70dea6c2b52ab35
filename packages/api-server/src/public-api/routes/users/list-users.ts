import { listUsers as listRows, type UserOrder } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseAscendingOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { representUser, UserRepresentation } from "../../representations/user.ts";

const ORDERS: Readonly<Record<string, UserOrder>> = {
  id: "id",
  first_name: "firstName",
  last_name: "lastName",
  user_name: "username",
  email: "email",
  is_active: "isActive",
  role: "id",
};

/** Users with their roles. */
export const listUsers = defineRoute({
  method: "GET",
  path: "/users",
  operationId: "get_users",
  tags: ["User"],
  summary: "List users",
  description: "Users with their roles. A password is never answered.",
  access: { kind: "permissions", permissions: ["can_read Users"] },
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("UserCollection", { users: schema.list(UserRepresentation), total_entries: schema.integer() }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseAscendingOrder(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { users, total } = await listRows(store.reader, { ...page, orderBy: order.orderBy });
    return ok({ users: users.map(representUser), total_entries: total });
  },
});
