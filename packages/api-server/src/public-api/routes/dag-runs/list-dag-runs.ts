import { listDagRuns as listRuns } from "@baram/metadata-store";
import { textParameter, textsParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { DAG_RUN_ORDERS } from "../../dag-run-order.ts";
import { DATE_PARAMETERS, dateRangesOf } from "../../date-ranges.ts";
import { pickFields, refuseFields, unknownDagRunField } from "../../fields.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { DagRunCollection, DagRunRepresentation, representDagRun } from "../../representations/dag-run.ts";
import { namedList } from "../../wildcard.ts";

/** The runs of a Dag, or of all Dags. */
export const listDagRuns = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns",
  operationId: "get_dag_runs",
  tags: ["DAGRun"],
  summary: "List Dag runs",
  description: "The runs of a Dag, or of all Dags.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs"], listsReadableDags: true },
  query: {
    ...PAGING,
    ...DATE_PARAMETERS,
    state: textsParameter(),
    order_by: textParameter(),
    fields: textsParameter(),
  },
  answer: DagRunCollection,
  refusals: [400],

  async handle({ parts, query, rights }, { store, clock, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, DAG_RUN_ORDERS, "id");
    if ("kind" in order) return order;
    const words = unknownDagRunField("DAGRunCollectionSchema");
    const refusal = refuseFields(query.fields, DagRunRepresentation, words);
    if (refusal !== null) return refusal;
    const dagIds = allowedDagIds(rights, namedList(parts.dag_id));
    const ranges = dateRangesOf(query);
    const { dagRuns, total } = await listRuns(store.reader, {
      ...page,
      ...order,
      ...ranges,
      dagIds,
      states: query.state,
      clock,
    });
    return ok({ dag_runs: dagRuns.map((run) => pickFields(representDagRun(run), query.fields)), total_entries: total });
  },
});
