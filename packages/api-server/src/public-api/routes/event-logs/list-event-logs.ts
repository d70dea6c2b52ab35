import { type AuditOrder, listAuditEntries } from "@baram/metadata-store";
import { dateTimeParameter, integerParameter, textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { EventLogRepresentation, representEventLog } from "../../representations/event-log.ts";

const ORDERS: Readonly<Record<string, AuditOrder>> = {
  event_log_id: "id",
  when: "createdAt",
  dag_id: "dagId",
  task_id: "taskId",
  run_id: "runId",
  event: "event",
  execution_date: "id",
  owner: "owner",
  extra: "extra",
};

/** What people changed, or tried to. */
export const listEventLogs = defineRoute({
  method: "GET",
  path: "/eventLogs",
  operationId: "get_event_logs",
  summary: "List log entries",
  access: { kind: "permissions", permissions: ["can_read Audit Logs"] },
  query: {
    ...PAGING,
    order_by: textParameter(),
    dag_id: textParameter(),
    task_id: textParameter(),
    run_id: textParameter(),
    map_index: integerParameter(),
    try_number: integerParameter(),
    event: textParameter(),
    owner: textParameter(),
    before: dateTimeParameter(),
    after: dateTimeParameter(),
    included_events: textParameter(),
    excluded_events: textParameter(),
  },
  answer: schema.object("EventLogCollection", {
    event_logs: schema.list(EventLogRepresentation),
    total_entries: schema.integer(),
  }),
  refusals: [400],

  async handle({ query }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    // Parity: a filter with the value 0 counts as none. No entry of a person names a try.
    if ((query.map_index ?? 0) !== 0 || (query.try_number ?? 0) !== 0) return ok({ event_logs: [], total_entries: 0 });
    const { entries, total } = await listAuditEntries(store.reader, {
      ...page,
      ...order,
      dagId: query.dag_id,
      taskId: query.task_id,
      runId: query.run_id,
      event: query.event,
      owner: query.owner,
      before: query.before,
      after: query.after,
      includedEvents: query.included_events?.split(","),
      excludedEvents: query.excluded_events?.split(","),
    });
    return ok({ event_logs: entries.map(representEventLog), total_entries: total });
  },
});
