import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";

/** The provider packages that the project has installed. */
export const listProviders = defineRoute({
  method: "GET",
  path: "/providers",
  operationId: "get_providers",
  tags: ["Provider"],
  summary: "List providers",
  description: "The provider packages that the project has installed.",
  access: { kind: "permissions", permissions: ["can_read Providers"] },
  answer: schema.object("ProviderCollection", {
    providers: schema.list(
      schema.object("Provider", {
        package_name: schema.text(),
        description: schema.text(),
        version: schema.text(),
      }),
    ),
    total_entries: schema.integer(),
  }),

  async handle(_, { listProviders: list }) {
    const providers = (await list()).map(({ packageName, description, version }) => ({
      description,
      package_name: packageName,
      version,
    }));
    return ok({ providers, total_entries: providers.length });
  },
});
