import { listVariables } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { PAGING, pageOf } from "../../public-api/paging.ts";

const Keys = schema.object("VariableKeys", {
  variables: schema.list(schema.object("VariableKey", { key: schema.text() })),
  total_entries: schema.integer(),
});

/** The keys of the variables in the database, in the order in which they were made. No secret is needed to read them. */
export const listVariableKeys = defineRoute({
  method: "GET",
  path: "/variable-keys",
  operationId: "list_variable_keys",
  summary: "List the keys of variables",
  access: { kind: "command" },
  query: PAGING,
  answer: Keys,

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const { variables, total } = await listVariables(store.reader, { orderBy: "id", direction: "asc", ...page });
    return ok({ variables: variables.map(({ key }) => ({ key })), total_entries: total });
  },
});
