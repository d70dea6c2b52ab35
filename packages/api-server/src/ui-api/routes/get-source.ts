import { findDagSource } from "@baram/metadata-store";
import { integerParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** The author's file behind a version of a Dag. */
export const getSource = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/source",
  operationId: "get_source",
  summary: "Get the source of a Dag",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Code"] },
  query: { version: integerParameter({ minimum: 1 }) },
  answer: schema.object("Source", {
    content: schema.text(),
    version_number: schema.integer(),
    relative_path: schema.text(),
    language: schema.oneOf("typescript"),
  }),
  refusals: [404],

  async handle({ parts, query }, { store }) {
    const version = query.version === undefined ? {} : { versionNumber: query.version };
    const found = await findDagSource(store.reader, { dagId: parts.dag_id, ...version });
    if (found === null) return problem(404, { title: "Dag version not found" });
    return ok({
      content: found.source,
      version_number: found.versionNumber,
      relative_path: found.relativePath,
      language: "typescript",
    });
  },
});
