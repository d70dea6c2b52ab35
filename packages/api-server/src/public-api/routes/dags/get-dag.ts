import { findDag } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { pickFields, refuseFields, unknownDagField } from "../../fields.ts";
import { dagNotFound } from "../../not-found.ts";
import { DagRepresentation, readDagParts, representDag } from "../../representations/dag.ts";

/** One Dag. */
export const getDag = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}",
  operationId: "get_dag",
  tags: ["DAG"],
  summary: "Get basic information about a Dag",
  description: "One Dag: its schedule, its next run, whether it is paused, active, and has import errors.",
  access: { kind: "permissions", permissions: ["can_read DAGs"] },
  query: { fields: textsParameter() },
  answer: DagRepresentation,
  refusals: [400, 404],

  async handle({ parts, query }, dependencies) {
    const dag = await findDag(dependencies.store.reader, parts.dag_id);
    const [dagParts] = dag === null ? [] : await readDagParts([dag], dependencies);
    if (dagParts === undefined) return dagNotFound(parts.dag_id);
    const refusal = refuseFields(query.fields, DagRepresentation, unknownDagField("DAGSchema"));
    return refusal ?? ok(pickFields(representDag(dagParts, dependencies), query.fields));
  },
});
