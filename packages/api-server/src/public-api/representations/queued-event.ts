import { formatInstant, type Instant } from "@baram/domain";
import { problem, type Reply } from "../../http/reply.ts";
import * as schema from "../../http/schema.ts";

/** An update that a Dag waits to use, in the stable API. */
export const QueuedEventRepresentation = schema.object("QueuedEvent", {
  uri: schema.text(),
  dag_id: schema.text(),
  created_at: schema.dateTime(),
});

/** Several of them. */
export const QueuedEventCollection = schema.object("QueuedEventCollection", {
  queued_events: schema.list(QueuedEventRepresentation),
  total_entries: schema.integer(),
});

/** An update that was noted for a Dag. */
export function representQueuedEvent(noted: {
  readonly dagId: string;
  readonly uri: string;
  readonly createdAt: Instant;
}): schema.Described<typeof QueuedEventRepresentation> {
  return { created_at: formatInstant(noted.createdAt), dag_id: noted.dagId, uri: noted.uri };
}

/** Nothing is noted for what the words name: "dag_id: `x` and dataset uri: `y`". */
export function queuedEventNotFound(words: string): Reply<never> {
  return problem(404, { title: "Queue event not found", detail: `Queue event with ${words} was not found` });
}
