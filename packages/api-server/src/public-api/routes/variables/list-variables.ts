import { listVariables as listRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { VariableRepresentation } from "../../representations/variable.ts";

const ORDERS = { id: "id", key: "key", value: "value" } as const;

export const listVariables = defineRoute({
  method: "GET",
  path: "/variables",
  operationId: "get_variables",
  summary: "List variables",
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
    const order = parseOrder<"id" | "key" | "value">(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const rows = await listRows(store.reader);
    const variables = rows.map((row) => ({ ...row, value: fernet.decrypt(row.value) }));
    // The database holds values encrypted, so it cannot order by them.
    variables.sort((left, right) => compare(left[order.orderBy], right[order.orderBy]));
    if (order.direction === "desc") variables.reverse();
    const shown = variables.slice(page.offset, page.offset + page.limit);
    return ok({
      variables: shown.map(({ key, value, description }) => ({ description, key, value })),
      total_entries: variables.length,
    });
  },
});

function compare(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
