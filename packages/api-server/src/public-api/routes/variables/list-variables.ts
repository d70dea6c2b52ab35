import { listVariables as listRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { VariableRepresentation } from "../../representations/variable.ts";

/** Parity: values are encrypted, so an order by them is allowed and means nothing. */
const ORDERS = { id: "id", key: "key", value: "key" } as const;

/** Variables with their values in clear. */
export const listVariables = defineRoute({
  method: "GET",
  path: "/variables",
  operationId: "get_variables",
  tags: ["Variable"],
  summary: "List variables",
  description: "Variables with their values in clear; those that only a secrets back end has are not among them.",
  access: { kind: "permissions", permissions: ["can_read Variables"] },
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("VariableCollection", {
    variables: schema.list(VariableRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { store, fernet, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder<"id" | "key">(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { variables, total } = await listRows(store.reader, { ...page, ...order });
    return ok({
      variables: variables.map(({ key, value, description }) => ({
        description,
        key,
        value: fernet.decrypt(value, `variable ${key}`),
      })),
      total_entries: total,
    });
  },
});
