import { ACTIONS } from "../../../authorization/built-in-roles.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING, pageOf } from "../../paging.ts";

/** The actions that roles can be given on resources. */
export const listPermissions = defineRoute({
  method: "GET",
  path: "/permissions",
  operationId: "get_permissions",
  tags: ["Permission"],
  summary: "List permissions",
  description: "The actions that roles can be given on resources.",
  access: { kind: "permissions", permissions: ["can_read Permissions"] },
  query: { ...PAGING },
  answer: schema.object("ActionCollection", {
    actions: schema.list(schema.object("Action", { name: schema.text() })),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const actions = ACTIONS.slice(page.offset, page.offset + page.limit).map((name) => ({ name }));
    return ok({ actions, total_entries: ACTIONS.length });
  },
});
