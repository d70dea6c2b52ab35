import { formatInstant } from "@baram/domain";
import { listSlotHoldersInTime, type PastSlotHolder } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { dateTimeParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { stateText } from "../representations/task-instance-change.ts";
import { UiTaskInstanceState } from "../representations/ui-task-instance.ts";

const HOLDERS_MAXIMUM = 100;
const MICROSECONDS_PER_DAY = 86_400_000_000;

const PastHolder = schema.object("UiPastSlotHolder", {
  dag_id: schema.text(),
  run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.integer(),
  try_number: schema.integer(),
  state: UiTaskInstanceState,
  slots: schema.integer(),
  /** Since when it held slots: queued, then running. */
  queued_at: schema.dateTime(),
  start_date: schema.nullable(schema.dateTime()),
  /** Null where it still holds them. */
  end_date: schema.nullable(schema.dateTime()),
});

/**
 * Who held slots of a pool in a stretch of time: those of Dags that the caller may see, who held most first.
 *
 * Of a pool that was deleted nobody is told: whether its slots were held by deferred tries, too, went with it.
 */
export const listPastSlotHolders = defineRoute({
  method: "GET",
  path: "/pools/{pool_name}/pastSlots",
  operationId: "list_past_slot_holders",
  summary: "List who held slots of a pool in a stretch of time",
  access: {
    kind: "permissions",
    permissions: ["can_read Pools", "can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
    listsReadableDags: true,
  },
  query: { from: dateTimeParameter(), until: dateTimeParameter() },
  answer: schema.object("UiPastSlotHolders", { holders: schema.list(PastHolder), is_cut: schema.boolean() }),

  async handle({ parts: { pool_name: name }, query: { from, until }, rights }, { store: { reader } }) {
    if (from === undefined || until === undefined) return problem(400, { detail: "'from' and 'until' are needed." });
    if (until <= from || until - from > MICROSECONDS_PER_DAY) {
      return problem(400, { detail: "'until' must come after 'from', by a day at most." });
    }
    const found = await listSlotHoldersInTime(reader, {
      pool: name,
      stretch: { from, until },
      dagIds: rights.dagIds("can_read"),
      limit: HOLDERS_MAXIMUM + 1,
    });
    return ok({ holders: found.slice(0, HOLDERS_MAXIMUM).map(represent), is_cut: found.length > HOLDERS_MAXIMUM });
  },
});

function represent(row: PastSlotHolder): schema.Described<typeof PastHolder> {
  return {
    dag_id: row.dagId,
    run_id: row.runId,
    task_id: row.taskId,
    map_index: row.mapIndex,
    try_number: row.tryNumber,
    state: stateText(row.state),
    slots: row.poolSlots,
    queued_at: formatInstant(row.queuedAt),
    start_date: instantText(row.begun),
    end_date: instantText(row.ended),
  };
}
