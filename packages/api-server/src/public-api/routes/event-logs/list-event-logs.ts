import { type EventOrder, listDags, listEvents } from "@baram/metadata-store";
import { dateTimeParameter, integerParameter, textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import { parseOrder } from "../../order-by.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { EventLogRepresentation, representEventLog } from "../../representations/event-log.ts";

const ORDERS: Readonly<Record<string, EventOrder>> = {
  event_log_id: "id",
  when: "createdAt",
  dag_id: "dagId",
  task_id: "taskId",
  run_id: "runId",
  event: "event",
  execution_date: "logicalDate",
  owner: "owner",
  extra: "extra",
};

/** What people changed, or tried to, and what became of the tries of tasks. */
export const listEventLogs = defineRoute({
  method: "GET",
  path: "/eventLogs",
  operationId: "get_event_logs",
  tags: ["EventLog"],
  summary: "List log entries",
  description: "What people changed, or tried to, and what became of the tries of tasks.",
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

  async handle({ query }, dependencies) {
    const { store, clock, configuration } = dependencies;
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const order = parseOrder(query.order_by, ORDERS, "id");
    if ("kind" in order) return order;
    const { events, total } = await listEvents(store.reader, {
      ...page,
      ...order,
      dagId: query.dag_id,
      taskId: query.task_id,
      runId: query.run_id,
      event: query.event,
      // Parity: a filter with the value 0 counts as none.
      mapIndex: query.map_index === 0 ? undefined : query.map_index,
      tryNumber: query.try_number === 0 ? undefined : query.try_number,
      ...(query.owner === undefined ? {} : { owner: await whatIsOwnedBy(query.owner, dependencies) }),
      before: query.before,
      after: query.after,
      includedEvents: query.included_events?.split(","),
      excludedEvents: query.excluded_events?.split(","),
      clock,
    });
    const versionIds = new Set(events.flatMap(({ dagVersionId }) => dagVersionId ?? []));
    await store.serializedDags.load(store.reader, [...versionIds]);
    const represented = await Promise.all(events.map((event) => representEventLog(event, dependencies)));
    return ok({ event_logs: represented, total_entries: total });
  },
});

/** The tasks with this owner, in the newest versions of their Dags. */
async function whatIsOwnedBy(name: string, { store }: Pick<RouteDependencies, "store">) {
  const everything = { limit: Number.MAX_SAFE_INTEGER, offset: 0, direction: "asc", isActiveOnly: false } as const;
  const { dags } = await listDags(store.reader, everything);
  const tasks: { readonly dagId: string; readonly taskId: string }[] = [];
  for (const { dagId, dagVersionId, owners } of dags) {
    if (!(JSON.parse(owners) as string[]).includes(name)) continue;
    const { dag } = await store.serializedDags.get(store.reader, dagVersionId);
    tasks.push(...dag.tasks.filter(({ owner }) => owner === name).map(({ taskId }) => ({ dagId, taskId })));
  }
  return { name, tasks };
}
