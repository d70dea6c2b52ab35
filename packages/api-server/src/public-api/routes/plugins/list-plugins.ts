import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING, pageOf } from "../../paging.ts";

const texts = schema.list(schema.nullable(schema.text()));
const objects = schema.list(schema.nullable(schema.anyObject()));

const Plugin = schema.object("PluginCollectionItem", {
  name: schema.text(),
  hooks: texts,
  executors: texts,
  macros: texts,
  flask_blueprints: texts,
  appbuilder_views: objects,
  appbuilder_menu_items: objects,
  global_operator_extra_links: texts,
  operator_extra_links: texts,
  source: schema.nullable(schema.text()),
  ti_deps: schema.list(schema.text()),
  listeners: schema.list(schema.text()),
  timetables: schema.list(schema.text()),
});

/** Parity: Airflow's plugins are Python modules, of which Baram loads none; a client that asks finds an empty list. */
export const listPlugins = defineRoute({
  method: "GET",
  path: "/plugins",
  operationId: "get_plugins",
  tags: ["Plugin"],
  summary: "Get a list of loaded plugins",
  description:
    "Airflow's plugins are Python modules, of which Baram loads none; a client that asks finds an empty list.",
  access: { kind: "permissions", permissions: ["can_read Plugins"] },
  query: { ...PAGING },
  answer: schema.object("PluginCollection", {
    plugins: schema.list(Plugin),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { configuration }) {
    const page = pageOf(query, configuration);
    return "kind" in page ? page : ok({ plugins: [], total_entries: 0 });
  },
});
