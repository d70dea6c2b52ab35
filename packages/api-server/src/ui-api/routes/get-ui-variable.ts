import { isSensitiveName } from "@baram/execution-api";
import { findVariable } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { variableNotFound } from "../../public-api/not-found.ts";

/** One variable with its whole value, unless its key says that it is secret. */
export const getUiVariable = defineRoute({
  method: "GET",
  path: "/variables/{variable_key}",
  operationId: "get_ui_variable",
  summary: "Get a variable to edit",
  access: { kind: "permissions", permissions: ["can_read Variables"] },
  answer: schema.object("UiVariablePage", {
    key: schema.text(),
    description: schema.nullable(schema.text()),
    value: schema.nullable(schema.text()),
  }),
  refusals: [404],

  async handle({ parts }, { store, fernet, configuration }) {
    const variable = await findVariable(store.reader, parts.variable_key);
    if (variable === null) return variableNotFound();
    const { key, description, value } = variable;
    const isHidden = isSensitiveName(key, configuration.sensitiveNames);
    return ok({ key, description, value: isHidden ? null : fernet.decrypt(value, `variable ${key}`) });
  },
});
