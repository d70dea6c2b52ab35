import { findAsset } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { datasetNotFound } from "../../not-found.ts";
import { DatasetRepresentation, representDataset } from "../../representations/dataset.ts";

/** One asset by its URI. */
export const getDataset = defineRoute({
  method: "GET",
  path: "/datasets/{uri}",
  operationId: "get_dataset",
  tags: ["Dataset"],
  summary: "Get a dataset",
  description: "One dataset by its URI.",
  access: { kind: "permissions", permissions: ["can_read Datasets"] },
  answer: DatasetRepresentation,
  refusals: [404],

  async handle({ parts }, { store }) {
    const asset = await findAsset(store.reader, parts.uri);
    return asset === null ? datasetNotFound(parts.uri) : ok(representDataset(asset));
  },
});
