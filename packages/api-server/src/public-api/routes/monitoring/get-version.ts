import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";

/** Which Baram this is. */
export const getVersion = defineRoute({
  method: "GET",
  path: "/version",
  operationId: "get_version",
  tags: ["Monitoring"],
  summary: "Get version information",
  description: "Which version of Baram this is. Everybody may read it.",
  access: { kind: "public" },
  answer: schema.object("VersionInfo", { version: schema.text(), git_version: schema.nullable(schema.text()) }),

  async handle(_, { version }) {
    return ok({ version, git_version: null });
  },
});
