import { findDagFileSource, listDagIdsOfFile } from "@baram/metadata-store";
import { ok, plainText, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { chooseTextForm } from "../../accept.ts";
import { readFileToken } from "../../file-token.ts";

/** The author's file, as it was last loaded. */
export const getDagSource = defineRoute({
  method: "GET",
  path: "/dagSources/{file_token}",
  operationId: "get_dag_source",
  tags: ["DAG"],
  summary: "Get a source code",
  description: "The author's file, as it was last loaded: JSON or plain text, as the header Accept asks.",
  access: { kind: "permissions", permissions: ["can_read DAG Code", "can_read DAGs"], listsReadableDags: true },
  answer: schema.object("DagSource", { content: schema.text() }),
  refusals: [403, 404],

  async handle({ parts, headers, rights }, { store, fernet }) {
    const relativePath = readFileToken(fernet, parts.file_token);
    const ofFile = relativePath === null ? [] : await listDagIdsOfFile(store.reader, relativePath);
    if (!ofFile.every((dagId) => rights.has("can_read DAGs", dagId))) return problem(403);
    const content = relativePath === null ? null : await findDagFileSource(store.reader, relativePath);
    if (content === null) return problem(404, { title: "Dag source not found" });
    const form = chooseTextForm(headers["accept"]);
    if (form === null) return plainText(406, "text/html; charset=utf-8", "Not Allowed Accept Header");
    return form === "text/plain" ? plainText(200, "text/plain", content) : ok({ content });
  },
});
