import { listDagRuns } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { DAG_RUN_ORDERS } from "../../dag-run-order.ts";
import { DATE_PROPERTIES, dateRangesOfBody } from "../../date-ranges.ts";
import { parseOrder } from "../../order-by.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { DagRunCollection, representDagRun } from "../../representations/dag-run.ts";

const LIMIT_DEFAULT = 100;

const ListDagRunsForm = schema.object("ListDagRunsForm", {
  order_by: schema.optionally(schema.text()),
  page_offset: schema.optionally(schema.integer({ minimum: 0 })),
  page_limit: schema.optionally(schema.integer({ minimum: 1 })),
  dag_ids: schema.optionally(schema.list(schema.text())),
  states: schema.optionally(schema.list(schema.text())),
  ...DATE_PROPERTIES,
});

/** Lists runs of any Dags. Parity: the length of a page is not capped here. */
export const listDagRunsBatch = defineRoute({
  method: "POST",
  path: "/dags/~/dagRuns/list",
  operationId: "get_dag_runs_batch",
  tags: ["DAGRun"],
  summary: "List Dag runs (batch)",
  description: "Lists runs of any Dags. The length of a page is not capped here.",
  access: { kind: "permissions", permissions: ["can_read DAG Runs", "can_read DAGs"], listsReadableDags: true },
  body: { schema: ListDagRunsForm },
  answer: DagRunCollection,
  refusals: [400],

  async handle({ body, rights }, { store, clock }) {
    const order = parseOrder(body.order_by, DAG_RUN_ORDERS, "id");
    if ("kind" in order) return order;
    const { dagRuns, total } = await listDagRuns(store.reader, {
      ...order,
      ...dateRangesOfBody(body),
      dagIds: allowedDagIds(rights, body.dag_ids),
      states: body.states,
      limit: body.page_limit ?? LIMIT_DEFAULT,
      offset: body.page_offset ?? 0,
      clock,
    });
    return ok({ dag_runs: dagRuns.map(representDagRun), total_entries: total });
  },
});
