import { listNotedAssetUpdates } from "@baram/metadata-store";
import { dateTimeParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import {
  QueuedEventRepresentation,
  queuedEventNotFound,
  representQueuedEvent,
} from "../../representations/queued-event.ts";

/** The update of one asset that one Dag waits to use. */
export const getDagQueuedEvent = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/datasets/queuedEvent/{uri}",
  operationId: "get_dag_dataset_queued_event",
  tags: ["Dataset"],
  summary: "Get a queued dataset event for a Dag",
  description: "The update of one dataset that one Dag waits to use.",
  access: { kind: "permissions", permissions: ["can_read Datasets", "can_read DAGs"] },
  query: { before: dateTimeParameter() },
  answer: QueuedEventRepresentation,
  refusals: [404],

  async handle({ parts, query }, { store }) {
    const noted = await listNotedAssetUpdates(store.reader, {
      dagIds: [parts.dag_id],
      uri: parts.uri,
      before: query.before,
    });
    const [first] = noted;
    return first === undefined
      ? queuedEventNotFound(`dag_id: \`${parts.dag_id}\` and dataset uri: \`${parts.uri}\``)
      : ok(representQueuedEvent(first));
  },
});
