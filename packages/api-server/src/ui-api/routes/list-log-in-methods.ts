import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** How people may log in besides by a password, for the log-in page. */
export const listLogInMethods = defineRoute({
  method: "GET",
  path: "/login/methods",
  operationId: "list_log_in_methods",
  summary: "List the ways to log in",
  access: { kind: "public" },
  answer: schema.object("LogInMethods", {
    instance_name: schema.text(),
    open_id_connect: schema.nullable(schema.object("LogInProvider", { label: schema.text() })),
  }),

  async handle(_, { configuration, openIdConnect }) {
    const { instanceName } = configuration;
    const provider = openIdConnect === undefined ? null : { label: openIdConnect.label };
    return ok({ instance_name: instanceName, open_id_connect: provider });
  },
});
