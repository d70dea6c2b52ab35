import { findVariable } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { variableNotFound } from "../../not-found.ts";
import { VariableRepresentation } from "../../representations/variable.ts";

/** One variable with its value in clear. */
export const getVariable = defineRoute({
  method: "GET",
  path: "/variables/{variable_key}",
  operationId: "get_variable",
  tags: ["Variable"],
  summary: "Get a variable",
  description: "One variable with its value in clear.",
  access: { kind: "permissions", permissions: ["can_read Variables"] },
  answer: VariableRepresentation,
  refusals: [404],

  async handle({ parts }, { store, fernet }) {
    const variable = await findVariable(store.reader, parts.variable_key);
    if (variable === null) return variableNotFound();
    const { key, value, description } = variable;
    return ok({ description, key, value: fernet.decrypt(value, `variable ${key}`) });
  },
});
