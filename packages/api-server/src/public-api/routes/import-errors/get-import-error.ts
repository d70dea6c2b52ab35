import { findImportError, listDagIdsOfFile } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { ImportErrorRepresentation, representImportError, withoutSecrets } from "../../representations/import-error.ts";

/** Why one Dag file does not load. */
export const getImportError = defineRoute({
  method: "GET",
  path: "/importErrors/{import_error_id}",
  operationId: "get_import_error",
  tags: ["ImportError"],
  summary: "Get an import error",
  description: "Why one Dag file does not load, with the whole error.",
  access: { kind: "permissions", permissions: ["can_read ImportError", "can_read DAGs"], listsReadableDags: true },
  answer: ImportErrorRepresentation,
  refusals: [403, 404],

  async handle({ parts, rights }, { store, configuration }) {
    const id = parts.import_error_id;
    const importError = await findImportError(store.reader, id);
    if (importError === null) {
      const detail = `The ImportError with import_error_id: \`${id}\` was not found`;
      return problem(404, { title: "Import error not found", detail });
    }
    const ofFile = await listDagIdsOfFile(store.reader, importError.relativePath);
    const allowed = allowedDagIds(rights, ofFile);
    if (allowed?.length === 0 && rights.dagIds("can_read") !== null) {
      return problem(403, { detail: "You do not have read permission on any of the DAGs in the file" });
    }
    return ok(representImportError(withoutSecrets(importError, ofFile, rights), configuration.dagsFolder));
  },
});
