import { type AssetEventOrder, findAssetEvents } from "@baram/metadata-store";
import { integerParameter, textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { DatasetEventCollection, representDatasetEvents } from "../../representations/dataset-event.ts";

const ORDERS: Readonly<Record<string, AssetEventOrder>> = {
  source_dag_id: "sourceDagId",
  source_task_id: "sourceTaskId",
  source_run_id: "sourceRunId",
  source_map_index: "sourceMapIndex",
  timestamp: "createdAt",
};

/** Updates of assets with the runs that were made for them. */
export const listDatasetEvents = defineRoute({
  method: "GET",
  path: "/datasets/events",
  operationId: "get_dataset_events",
  tags: ["Dataset"],
  summary: "Get dataset events",
  description: "Updates of datasets with the runs that were made for them.",
  access: { kind: "permissions", permissions: ["can_read Datasets"] },
  query: {
    ...PAGING,
    order_by: textParameter(),
    dataset_id: integerParameter(),
    source_dag_id: textParameter(),
    source_task_id: textParameter(),
    source_run_id: textParameter(),
    source_map_index: integerParameter(),
  },
  answer: DatasetEventCollection,
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, ORDERS, "createdAt");
    if ("kind" in order) return order;
    const { events, total } = await findAssetEvents(store.reader, {
      ...page,
      ...order,
      assetId: query.dataset_id,
      sourceDagId: query.source_dag_id,
      sourceTaskId: query.source_task_id,
      sourceRunId: query.source_run_id,
      sourceMapIndex: query.source_map_index,
    });
    return ok({ dataset_events: await representDatasetEvents(events, store.reader), total_entries: total });
  },
});
