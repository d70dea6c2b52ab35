import { findDag } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { pickFields, refuseFields, unknownDagField } from "../../fields.ts";
import { dagNotFound } from "../../not-found.ts";
import { readDagParts } from "../../representations/dag.ts";
import { DagDetails, representDagDetails } from "../../representations/dag-details.ts";

/** A Dag with all that its author wrote. */
export const getDagDetails = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/details",
  operationId: "get_dag_details",
  tags: ["DAG"],
  summary: "Get all information about a Dag",
  description: "A Dag with all that its author wrote.",
  access: { kind: "permissions", permissions: ["can_read DAGs"] },
  query: { fields: textsParameter() },
  answer: DagDetails,
  refusals: [400, 404],

  async handle({ parts, query }, dependencies) {
    const dag = await findDag(dependencies.store.reader, parts.dag_id);
    const [dagParts] = dag === null ? [] : await readDagParts([dag], dependencies);
    if (dagParts === undefined) return dagNotFound(parts.dag_id);
    const refusal = refuseFields(query.fields, DagDetails, unknownDagField("DAGDetailSchema"));
    return refusal ?? ok(pickFields(representDagDetails(dagParts, dependencies), query.fields));
  },
});
