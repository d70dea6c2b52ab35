import { findImportError } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { ImportErrorRepresentation, representImportError } from "../../representations/import-error.ts";

/** Why one Dag file does not load. */
export const getImportError = defineRoute({
  method: "GET",
  path: "/importErrors/{import_error_id}",
  operationId: "get_import_error",
  summary: "Get an import error",
  access: { kind: "permissions", permissions: ["can_read ImportError", "can_read DAGs"] },
  answer: ImportErrorRepresentation,
  refusals: [404],

  async handle({ parts }, { store, configuration }) {
    const id = parts.import_error_id;
    const importError = await findImportError(store.reader, id);
    if (importError !== null) return ok(representImportError(importError, configuration.dagsFolder));
    const detail = `The ImportError with import_error_id: \`${id}\` was not found`;
    return problem(404, { title: "Import error not found", detail });
  },
});
