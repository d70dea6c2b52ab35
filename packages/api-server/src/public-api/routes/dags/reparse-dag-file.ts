import { findDagFileSource, insertDagFileRequest, listDagIdsOfFile } from "@baram/metadata-store";
import { plainText, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { readFileToken } from "../../file-token.ts";

/** Asks for a Dag file to be loaded again, although it has not changed. */
export const reparseDagFile = defineRoute({
  method: "PUT",
  path: "/parseDagFile/{file_token}",
  operationId: "reparse_dag_file",
  tags: ["DAG"],
  summary: "Request re-parsing of a Dag file",
  description: "Asks for a Dag file to be loaded again, although it has not changed.",
  access: { kind: "permissions", permissions: ["can_edit DAGs"], listsReadableDags: true },
  audit: "reparse_dag_file",
  answer: null,
  refusals: [403, 404],

  async handle({ parts, rights }, { store, clock, fernet }) {
    const relativePath = readFileToken(fernet, parts.file_token);
    const isKnown = relativePath !== null && (await findDagFileSource(store.reader, relativePath)) !== null;
    if (!isKnown) return problem(404, { title: "File not found" });
    const dagIds = await listDagIdsOfFile(store.reader, relativePath);
    if (!dagIds.every((dagId) => rights.has("can_edit DAGs", dagId))) return problem(403);
    const isNew = await store.transaction((transaction) =>
      insertDagFileRequest(transaction, { relativePath, now: clock.now() }),
    );
    return isNew ? { kind: "empty", status: 201 } : plainText(201, "text/html; charset=utf-8", "Duplicate request");
  },
});
