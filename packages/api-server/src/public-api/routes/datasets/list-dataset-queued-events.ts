import { listNotedAssetUpdates } from "@baram/metadata-store";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import {
  QueuedEventCollection,
  queuedEventNotFound,
  representQueuedEvent,
} from "../../representations/queued-event.ts";

/** The updates of one asset that Dags wait to use. */
export const listDatasetQueuedEvents = defineRoute({
  method: "GET",
  path: "/datasets/queuedEvent/{uri}",
  operationId: "get_dataset_queued_events",
  tags: ["Dataset"],
  summary: "Get queued dataset events for a dataset",
  description: "The updates of one dataset that Dags wait to use.",
  access: { kind: "permissions", permissions: ["can_read Datasets", "can_read DAGs"], listsReadableDags: true },
  query: { before: dateTimeParameter() },
  answer: QueuedEventCollection,
  refusals: [404],

  async handle({ parts, query, rights }, { store }) {
    const noted = await listNotedAssetUpdates(store.reader, {
      dagIds: allowedDagIds(rights, undefined),
      uri: parts.uri,
      before: query.before,
    });
    if (noted.length === 0) return queuedEventNotFound(`dataset uri: \`${parts.uri}\``);
    return ok({ queued_events: noted.map(representQueuedEvent), total_entries: noted.length });
  },
});
