import { deleteNotedAssetUpdates } from "@baram/metadata-store";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { noContent } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { queuedEventNotFound } from "../../representations/queued-event.ts";

/** Forgets the update of one asset that one Dag waits to use. */
export const deleteDagQueuedEvent = defineRoute({
  method: "DELETE",
  path: "/dags/{dag_id}/datasets/queuedEvent/{uri}",
  operationId: "delete_dag_dataset_queued_event",
  tags: ["Dataset"],
  summary: "Delete a queued dataset event for a Dag",
  description: "Forgets the update of one dataset that one Dag waits to use.",
  access: { kind: "permissions", permissions: ["can_delete Datasets", "can_read DAGs"] },
  query: { before: dateTimeParameter() },
  audit: "delete_dag_dataset_queued_event",
  answer: null,
  refusals: [404],

  async handle({ parts, query }, { store }) {
    const filter = { dagIds: [parts.dag_id], uri: parts.uri, before: query.before };
    const count = await store.transaction((transaction) => deleteNotedAssetUpdates(transaction, filter));
    return count === 0
      ? queuedEventNotFound(`dag_id: \`${parts.dag_id}\` and dataset uri: \`${parts.uri}\``)
      : noContent();
  },
});
