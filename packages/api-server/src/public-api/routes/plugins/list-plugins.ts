import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING, pageOf } from "../../paging.ts";

/** Parity: Airflow's plugins are Python modules, of which Baram loads none; a client that asks finds an empty list. */
export const listPlugins = defineRoute({
  method: "GET",
  path: "/plugins",
  operationId: "get_plugins",
  summary: "Get a list of loaded plugins",
  access: { kind: "permissions", permissions: ["can_read Plugins"] },
  query: { ...PAGING },
  answer: schema.object("PluginCollection", {
    plugins: schema.list(schema.anyObject()),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { configuration }) {
    const page = pageOf(query, configuration);
    return "kind" in page ? page : ok({ plugins: [], total_entries: 0 });
  },
});
