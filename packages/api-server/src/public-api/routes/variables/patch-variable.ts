import { findVariable, updateVariable } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { variableNotFound } from "../../not-found.ts";
import { VARIABLE_PROBLEM_TITLE, VariableBody, VariableRepresentation } from "../../representations/variable.ts";
import { applyUpdateMask } from "../../update-mask.ts";

/** Changes a variable. Parity: in a mask the value goes by the name it has in Airflow's table, `val`. */
export const patchVariable = defineRoute({
  method: "PATCH",
  path: "/variables/{variable_key}",
  operationId: "patch_variable",
  tags: ["Variable"],
  summary: "Update a variable",
  description: "Changes a variable; with a mask only what the mask names, where the value is called `val`.",
  access: { kind: "permissions", permissions: ["can_edit Variables"] },
  query: { update_mask: textsParameter() },
  body: { schema: VariableBody, problemTitle: VARIABLE_PROBLEM_TITLE },
  audit: "variable.edit",
  answer: VariableRepresentation,
  refusals: [400, 404],

  async handle({ parts, query, body }, { store, fernet }) {
    const key = parts.variable_key;
    if (body.key !== key) {
      return problem(400, {
        title: "Invalid post body",
        detail: "key from request body doesn't match uri parameter",
      });
    }
    if ((await findVariable(store.reader, key)) === null) return variableNotFound();
    const sent = { val: body.value, ...(body.description === undefined ? {} : { description: body.description }) };
    const changes = applyUpdateMask(sent, query.update_mask);
    if ("kind" in changes) return changes;
    const { val, ...others } = changes;
    const row = { ...others, ...(val === undefined ? {} : { value: fernet.encrypt(val) }) };
    await store.transaction((transaction) => updateVariable(transaction, key, row));
    const variable = await findVariable(store.reader, key);
    if (variable === null) return variableNotFound();
    return ok({ description: variable.description, key, value: fernet.decrypt(variable.value, `variable ${key}`) });
  },
});
