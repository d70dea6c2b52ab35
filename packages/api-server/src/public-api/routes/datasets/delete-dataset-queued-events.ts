import { deleteNotedAssetUpdates } from "@baram/metadata-store";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { noContent } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { queuedEventNotFound } from "../../representations/queued-event.ts";

/** Forgets the updates of one asset that Dags wait to use. */
export const deleteDatasetQueuedEvents = defineRoute({
  method: "DELETE",
  path: "/datasets/queuedEvent/{uri}",
  operationId: "delete_dataset_queued_events",
  tags: ["Dataset"],
  summary: "Delete queued dataset events for a dataset",
  description: "Forgets the updates of one dataset that Dags wait to use.",
  access: { kind: "permissions", permissions: ["can_delete Datasets", "can_read DAGs"], listsReadableDags: true },
  query: { before: dateTimeParameter() },
  audit: "delete_dataset_queued_events",
  answer: null,
  refusals: [404],

  async handle({ parts, query, rights }, { store }) {
    const filter = { dagIds: allowedDagIds(rights, undefined), uri: parts.uri, before: query.before };
    const count = await store.transaction((transaction) => deleteNotedAssetUpdates(transaction, filter));
    return count === 0 ? queuedEventNotFound(`dataset uri: \`${parts.uri}\``) : noContent();
  },
});
