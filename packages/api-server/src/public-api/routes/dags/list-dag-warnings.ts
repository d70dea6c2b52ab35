import { formatInstant } from "@baram/domain";
import { listDags, listPools } from "@baram/metadata-store";
import { printedText } from "../../../http/printed-text.ts";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";

const DagWarning = schema.object("DagWarning", {
  dag_id: schema.text(),
  warning_type: schema.text(),
  message: schema.text(),
  timestamp: schema.dateTime(),
});

type Warning = schema.Described<typeof DagWarning>;

const ORDERS = {
  dag_id: "dag_id",
  warning_type: "warning_type",
  message: "message",
  timestamp: "timestamp",
} as const satisfies { readonly [Name in keyof Warning]: Name };

/** What is wrong with Dags that did load: a pool that there is not. It is looked for whenever it is asked for. */
export const listDagWarnings = defineRoute({
  method: "GET",
  path: "/dagWarnings",
  operationId: "get_dag_warnings",
  tags: ["DagWarning"],
  summary: "List Dag warnings",
  description:
    "What is wrong with Dags that did load: a pool that there is not. It is looked for whenever it is asked for.",
  access: { kind: "permissions", permissions: ["can_read DAG Warnings", "can_read DAGs"], listsReadableDags: true },
  query: { ...PAGING, dag_id: textParameter(), warning_type: textParameter(), order_by: textParameter() },
  answer: schema.object("DagWarningCollection", {
    dag_warnings: schema.list(DagWarning),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query, rights }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder<keyof Warning>(query.order_by, ORDERS, "dag_id");
    if ("kind" in order) return order;
    const everything = { limit: Number.MAX_SAFE_INTEGER, offset: 0, direction: "asc" } as const;
    const dagIds = allowedDagIds(rights, query.dag_id === undefined ? undefined : [query.dag_id]);
    const { pools } = await listPools(store.reader, { ...everything, orderBy: "id" });
    const names = new Set(pools.map(({ name }) => name));
    const { dags } = await listDags(store.reader, {
      ...everything,
      isActiveOnly: true,
      ...(dagIds === undefined ? {} : { dagIds }),
    });
    await store.serializedDags.load(
      store.reader,
      dags.map(({ dagVersionId }) => dagVersionId),
    );
    const warnings: Warning[] = [];
    for (const { dagId, dagVersionId, lastParsedAt } of dags) {
      const { dag } = await store.serializedDags.get(store.reader, dagVersionId);
      const missing = [...new Set(dag.tasks.map(({ pool }) => pool))].filter((pool) => !names.has(pool)).toSorted();
      if (missing.length === 0) continue;
      warnings.push({
        dag_id: dagId,
        message: `Dag '${dagId}' references non-existent pools: ${printedText(missing)}`,
        timestamp: formatInstant(lastParsedAt),
        warning_type: "non-existent pool",
      });
    }
    const wanted = warnings.filter(
      ({ warning_type: type }) => query.warning_type === undefined || type === query.warning_type,
    );
    const sorted = wanted.toSorted((one, other) => (one[order.orderBy] < other[order.orderBy] ? -1 : 1));
    if (order.direction === "desc") sorted.reverse();
    return ok({ dag_warnings: sorted.slice(page.offset, page.offset + page.limit), total_entries: sorted.length });
  },
});
