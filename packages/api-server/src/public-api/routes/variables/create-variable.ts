import { insertOrReplaceVariable } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { VARIABLE_PROBLEM_TITLE, VariableBody } from "../../representations/variable.ts";

/** Writes a variable, in place of one with this key. Parity: the answer has only what was sent. */
export const createVariable = defineRoute({
  method: "POST",
  path: "/variables",
  operationId: "post_variables",
  tags: ["Variable"],
  summary: "Create a variable",
  description: "Writes a variable, in place of one with this key. The answer has only what was sent.",
  access: { kind: "permissions", permissions: ["can_create Variables"] },
  body: { schema: VariableBody, problemTitle: VARIABLE_PROBLEM_TITLE },
  audit: "variable.create",
  answer: VariableBody,
  refusals: [400],

  async handle({ body }, { store, fernet }) {
    const { key, value, description = null } = body;
    const variable = { key, value: fernet.encrypt(value), description };
    await store.transaction((transaction) => insertOrReplaceVariable(transaction, variable));
    return ok(body);
  },
});
