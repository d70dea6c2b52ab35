import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** Every option with its value and where that is from; none of them where the configuration may not be shown. */
export const listConfiguration = defineRoute({
  method: "GET",
  path: "/configuration",
  operationId: "list_configuration",
  summary: "List the options of the configuration",
  access: { kind: "permissions", permissions: ["can_read Configurations"] },
  answer: schema.object("UiConfiguration", {
    is_exposed: schema.boolean(),
    options: schema.list(
      schema.object("UiOption", {
        section: schema.text(),
        key: schema.text(),
        value: schema.text(),
        default: schema.text(),
        description: schema.text(),
        origin: schema.oneOf("default", "environment", "file"),
        /** The variable or the place in the file that it is from; `null` for a default. */
        place: schema.nullable(schema.text()),
        /** The variable that sets it. */
        variable: schema.text(),
      }),
    ),
  }),

  async handle(_, { configuration: { exposedOptions } }) {
    return ok({
      is_exposed: exposedOptions !== null,
      options: (exposedOptions ?? []).map(({ defaultText, help, ...option }) => ({
        ...option,
        default: defaultText,
        description: help,
      })),
    });
  },
});
