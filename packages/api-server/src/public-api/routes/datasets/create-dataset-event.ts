import { recordExternalAssetEvent } from "@baram/lifecycle";
import { findAsset, findAssetEvents } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { datasetNotFound } from "../../not-found.ts";
import { DatasetEventRepresentation, representDatasetEvents } from "../../representations/dataset-event.ts";

/** Says that something outside of Baram updated an asset. */
export const createDatasetEvent = defineRoute({
  method: "POST",
  path: "/datasets/events",
  operationId: "create_dataset_event",
  tags: ["Dataset"],
  summary: "Create dataset event",
  description: "Says that something outside of Baram updated a dataset.",
  access: { kind: "permissions", permissions: ["can_create Datasets"] },
  body: {
    schema: schema.object("CreateDatasetEvent", {
      dataset_uri: schema.text(),
      extra: schema.optionally(schema.nullable(schema.anyObject())),
    }),
  },
  audit: "create_dataset_event",
  answer: DatasetEventRepresentation,
  refusals: [400, 404],

  async handle({ body }, { store, clock }) {
    const uri = body.dataset_uri;
    const asset = await findAsset(store.reader, uri);
    if (asset === null) return datasetNotFound(uri);
    // The newest event is read in the transaction that records it: nobody else's can be newer.
    const event = await store.transaction(async (transaction) => {
      await recordExternalAssetEvent(transaction, { uri, extra: body.extra ?? {}, now: clock.now() });
      const newest = { orderBy: "createdAt", direction: "desc", limit: 1, offset: 0 } as const;
      const { events } = await findAssetEvents(transaction, { ...newest, assetId: asset.id });
      return events[0];
    });
    const [represented] = event === undefined ? [] : await representDatasetEvents([event], store.reader);
    return represented === undefined ? datasetNotFound(uri) : ok(represented);
  },
});
