import { isSensitiveName } from "@baram/execution-api";
import { searchVariables } from "@baram/metadata-store";
import { integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { pageAfter, pageSizeOf } from "../keyset-page.ts";

/** A longer value is cut in the list. */
const LENGTH_SHOWN = 300;

/** Variables that match a search, by key; values of those whose key says that they are secret stay on the server. */
export const listUiVariables = defineRoute({
  method: "GET",
  path: "/variables",
  operationId: "list_ui_variables",
  summary: "Search variables",
  access: { kind: "permissions", permissions: ["can_read Variables"] },
  query: { search: textParameter(), after: textParameter(), limit: integerParameter({ minimum: 1 }) },
  answer: schema.object("UiVariableList", {
    variables: schema.list(
      schema.object("UiVariable", {
        key: schema.text(),
        description: schema.nullable(schema.text()),
        /** Its first characters; `null` for a secret. */
        value: schema.nullable(schema.text()),
        is_cut: schema.boolean(),
      }),
    ),
    total: schema.integer(),
    next_after: schema.nullable(schema.text()),
  }),

  async handle({ query: { search = "", after, limit } }, { store, fernet, configuration }) {
    const size = pageSizeOf(limit);
    const { variables, total } = await searchVariables(store.reader, { search, afterKey: after, limit: size + 1 });
    const { shown, nextAfter } = pageAfter(variables, size, ({ key }) => key);
    return ok({
      variables: shown.map(({ key, description, value }) => {
        if (isSensitiveName(key, configuration.sensitiveNames)) return { key, description, value: null, is_cut: false };
        const text = fernet.decrypt(value, `variable ${key}`);
        return { key, description, value: text.slice(0, LENGTH_SHOWN), is_cut: text.length > LENGTH_SHOWN };
      }),
      total,
      next_after: nextAfter,
    });
  },
});
