import { listNotedAssetUpdates } from "@baram/metadata-store";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import {
  QueuedEventCollection,
  queuedEventNotFound,
  representQueuedEvent,
} from "../../representations/queued-event.ts";

/** The updates that one Dag waits to use. */
export const listDagQueuedEvents = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/datasets/queuedEvent",
  operationId: "get_dag_dataset_queued_events",
  tags: ["Dataset"],
  summary: "Get queued dataset events for a Dag",
  description: "The updates that one Dag waits to use.",
  access: { kind: "permissions", permissions: ["can_read Datasets", "can_read DAGs"] },
  query: { before: dateTimeParameter() },
  answer: QueuedEventCollection,
  refusals: [404],

  async handle({ parts, query }, { store }) {
    const noted = await listNotedAssetUpdates(store.reader, {
      dagIds: [parts.dag_id],
      before: query.before,
    });
    if (noted.length === 0) return queuedEventNotFound(`dag_id: \`${parts.dag_id}\``);
    return ok({ queued_events: noted.map(representQueuedEvent), total_entries: noted.length });
  },
});
