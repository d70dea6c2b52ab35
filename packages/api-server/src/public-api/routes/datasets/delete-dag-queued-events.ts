import { deleteNotedAssetUpdates } from "@baram/metadata-store";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { noContent } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { queuedEventNotFound } from "../../representations/queued-event.ts";

/** Forgets the updates that one Dag waits to use. */
export const deleteDagQueuedEvents = defineRoute({
  method: "DELETE",
  path: "/dags/{dag_id}/datasets/queuedEvent",
  operationId: "delete_dag_dataset_queued_events",
  tags: ["Dataset"],
  summary: "Delete queued dataset events for a Dag",
  description: "Forgets the updates that one Dag waits to use.",
  access: { kind: "permissions", permissions: ["can_delete Datasets", "can_read DAGs"] },
  query: { before: dateTimeParameter() },
  audit: "delete_dag_dataset_queued_events",
  answer: null,
  refusals: [404],

  async handle({ parts, query }, { store }) {
    const filter = { dagIds: [parts.dag_id], before: query.before };
    const count = await store.transaction((transaction) => deleteNotedAssetUpdates(transaction, filter));
    return count === 0 ? queuedEventNotFound(`dag_id: \`${parts.dag_id}\``) : noContent();
  },
});
