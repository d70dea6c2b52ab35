import { formatInstant } from "@baram/domain";
import { listImportErrors } from "@baram/metadata-store";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const LIMIT = 500;

/** Every Dag file that gave no Dags, with the place in the author's source. */
export const listUiImportErrors = defineRoute({
  method: "GET",
  path: "/importErrors",
  operationId: "list_ui_import_errors",
  summary: "List import errors with their place in the source",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read ImportError"] },
  answer: schema.object("UiImportErrors", {
    import_errors: schema.list(
      schema.object("UiImportError", {
        relative_path: schema.text(),
        message: schema.text(),
        error_kind: schema.text(),
        line: schema.nullable(schema.integer()),
        column: schema.nullable(schema.integer()),
        frame: schema.nullable(schema.text()),
        stack: schema.nullable(schema.text()),
        timestamp: schema.dateTime(),
      }),
    ),
  }),

  async handle(_, { store }) {
    const page = { orderBy: "relativePath", direction: "asc", limit: LIMIT, offset: 0 } as const;
    const { importErrors } = await listImportErrors(store.reader, page);
    return ok({
      import_errors: importErrors.map((error) => ({
        relative_path: error.relativePath,
        message: error.message,
        error_kind: error.errorKind,
        line: error.line,
        column: error.column,
        frame: error.frame,
        stack: error.stack,
        timestamp: formatInstant(error.createdAt),
      })),
    });
  },
});
