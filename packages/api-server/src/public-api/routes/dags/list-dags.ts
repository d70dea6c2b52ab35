import { listDags as listDagRows } from "@baram/metadata-store";
import { booleanParameter, textParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { pickFields, refuseFields, unknownDagField } from "../../fields.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { DagCollection, DagRepresentation, readDagParts, representDag } from "../../representations/dag.ts";

/** Dags, the active ones unless told otherwise. */
export const listDags = defineRoute({
  method: "GET",
  path: "/dags",
  operationId: "get_dags",
  tags: ["DAG"],
  summary: "List Dags",
  description:
    "Dags, the active ones unless told otherwise, narrowed by tags, by a pattern of the id, and by whether they are paused.",
  access: { kind: "permissions", permissions: ["can_read DAGs"], listsReadableDags: true },
  query: {
    ...PAGING,
    order_by: textParameter(),
    tags: textsParameter(),
    only_active: booleanParameter(true),
    paused: booleanParameter(undefined),
    fields: textsParameter(),
    dag_id_pattern: textParameter(),
  },
  answer: DagCollection,
  refusals: [400],

  async handle({ query, rights }, dependencies) {
    const page = pageOf(query, dependencies.configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, { dag_id: "dagId" }, "dagId");
    if ("kind" in order) return order;
    const refusal = refuseFields(query.fields, DagRepresentation, unknownDagField("DAGCollectionSchema"));
    if (refusal !== null) return refusal;
    const dagIds = allowedDagIds(rights, undefined);
    const { paused, tags, dag_id_pattern: dagIdPattern } = query;
    const { dags, total } = await listDagRows(dependencies.store.reader, {
      ...page,
      direction: order.direction,
      isActiveOnly: query.only_active,
      ...(dagIds === undefined ? {} : { dagIds }),
      ...(paused === undefined ? {} : { isPaused: paused }),
      ...(tags === undefined ? {} : { tags }),
      ...(dagIdPattern === undefined || dagIdPattern === "" ? {} : { dagIdPattern }),
    });
    const parts = await readDagParts(dags, dependencies);
    const represented = parts.map((dag) => pickFields(representDag(dag, dependencies), query.fields));
    return ok({ dags: represented, total_entries: total });
  },
});
