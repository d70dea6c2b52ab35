import { type AssetOrder, countAssets, listAssets } from "@baram/metadata-store";
import { textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { DatasetRepresentation, representDataset } from "../../representations/dataset.ts";

const ORDERS: Readonly<Record<string, AssetOrder>> = {
  id: "id",
  uri: "uri",
  created_at: "createdAt",
  updated_at: "createdAt",
};

/** Assets. Parity: the total counts all of them, whatever the filters. */
export const listDatasets = defineRoute({
  method: "GET",
  path: "/datasets",
  operationId: "get_datasets",
  tags: ["Dataset"],
  summary: "List datasets",
  description:
    "Datasets with the Dags that are scheduled by them and the tasks that update them. The total counts all of them, whatever the filters.",
  access: { kind: "permissions", permissions: ["can_read Datasets"] },
  query: { ...PAGING, order_by: textParameter(), uri_pattern: textParameter(), dag_ids: textParameter() },
  answer: schema.object("DatasetCollection", {
    datasets: schema.list(DatasetRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { uri_pattern: uriPattern, dag_ids: dagIds } = query;
    const assets = await listAssets(store.reader, {
      ...page,
      ...order,
      uriPattern: uriPattern === "" ? undefined : uriPattern,
      dagIds: dagIds === undefined || dagIds === "" ? undefined : dagIds.split(","),
    });
    return ok({ datasets: assets.map(representDataset), total_entries: await countAssets(store.reader) });
  },
});
