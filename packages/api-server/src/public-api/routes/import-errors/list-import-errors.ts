import { listDagIdsOfFile, listImportErrors as listRows } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { ImportErrorRepresentation, representImportError, withoutSecrets } from "../../representations/import-error.ts";

const ORDERS = { import_error_id: "id", timestamp: "createdAt", filename: "relativePath" } as const;

/** The Dag files that do not load, and why. */
export const listImportErrors = defineRoute({
  method: "GET",
  path: "/importErrors",
  operationId: "get_import_errors",
  tags: ["ImportError"],
  summary: "List import errors",
  description: "The Dag files that do not load, and why.",
  access: { kind: "permissions", permissions: ["can_read ImportError", "can_read DAGs"], listsReadableDags: true },
  query: { ...PAGING, order_by: textParameter() },
  answer: schema.object("ImportErrorCollection", {
    import_errors: schema.list(ImportErrorRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query, rights }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder<"id" | "createdAt" | "relativePath">(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { importErrors, total } = await listRows(store.reader, {
      ...page,
      ...order,
      dagIds: allowedDagIds(rights, undefined),
    });
    const represented = [];
    for (const error of importErrors) {
      const ofFile = await listDagIdsOfFile(store.reader, error.relativePath);
      represented.push(representImportError(withoutSecrets(error, ofFile, rights), configuration.dagsFolder));
    }
    return ok({ import_errors: represented, total_entries: total });
  },
});
