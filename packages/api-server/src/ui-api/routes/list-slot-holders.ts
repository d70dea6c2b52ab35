import { listSlotHolders as listHolders } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

/** Of each kind so many are named; how many slots they take together the pool itself says. */
const HOLDERS_MAXIMUM = 100;

const SlotHolder = schema.object("SlotHolder", {
  dag_id: schema.text(),
  run_id: schema.text(),
  task_id: schema.text(),
  map_index: schema.integer(),
  state: schema.oneOf("running", "restarting", "queued", "deferred", "scheduled"),
  try_number: schema.integer(),
  slots: schema.integer(),
  priority_weight: schema.integer(),
  /** Since when it is in this state, as far as is known. */
  since: schema.nullable(schema.dateTime()),
});

/**
 * Who holds the slots of a pool, and who waits for some: those of Dags that the caller may see.
 *
 * Of a name that no pool has, too: task instances may hold slots of a pool that was deleted meanwhile, or wait for one
 * that is still to be made.
 */
export const listSlotHolders = defineRoute({
  method: "GET",
  path: "/pools/{pool_name}/slots",
  operationId: "list_slot_holders",
  summary: "List who holds the slots of a pool and who waits for some",
  access: {
    kind: "permissions",
    permissions: ["can_read Pools", "can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
    listsReadableDags: true,
  },
  answer: schema.object("PoolSlots", { holders: schema.list(SlotHolder), waiting: schema.list(SlotHolder) }),

  async handle({ parts: { pool_name: name }, rights }, { store: { reader } }) {
    const readable = rights.dagIds("can_read");
    const list = async (standing: "occupying" | "deferred" | "scheduled") => {
      const found = await listHolders(reader, { pool: name, standing, limit: HOLDERS_MAXIMUM });
      return found.filter(({ dagId }) => readable === null || readable.includes(dagId)).map(representHolder);
    };
    return ok({
      holders: [...(await list("occupying")), ...(await list("deferred"))],
      waiting: await list("scheduled"),
    });
  },
});

type Holder = Awaited<ReturnType<typeof listHolders>>[number];

function representHolder(row: Holder): schema.Described<typeof SlotHolder> {
  const { state } = row;
  const since = state === "scheduled" ? row.scheduledAt : state === "queued" ? row.queuedAt : row.startDate;
  return {
    dag_id: row.dagId,
    run_id: row.runId,
    task_id: row.taskId,
    map_index: row.mapIndex,
    // The rows are read by these states.
    state: state as schema.Described<typeof SlotHolder>["state"],
    try_number: row.tryNumber,
    slots: row.poolSlots,
    priority_weight: row.priorityWeight,
    since: instantText(since),
  };
}
