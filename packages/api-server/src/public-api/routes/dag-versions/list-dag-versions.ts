import { findDag, listDagVersions as listVersions } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { dagNotFound } from "../../not-found.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { DagVersionRepresentation, representDagVersion } from "../../representations/dag-version.ts";

/** The stored versions of a Dag, newest first. Beyond Airflow's API. */
export const listDagVersions = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagVersions",
  operationId: "list_dag_versions",
  tags: ["DagVersion"],
  summary: "List the versions of a Dag",
  description: "The stored versions of a Dag, newest first. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs"] },
  query: PAGING,
  answer: schema.object("DagVersionCollection", {
    dag_versions: schema.list(DagVersionRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400, 404],

  async handle({ parts, query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const dagId = parts.dag_id;
    if ((await findDag(store.reader, dagId)) === null) return dagNotFound(dagId);
    const versions = await listVersions(store.reader, dagId);
    const shown = versions.slice(page.offset, page.offset + page.limit);
    return ok({
      dag_versions: shown.map((version) => representDagVersion(dagId, version)),
      total_entries: versions.length,
    });
  },
});
