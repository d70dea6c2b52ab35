import type { findPool, listPoolUsage } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

/** A pool in the stable API. */
export const PoolRepresentation = schema.object("Pool", {
  name: schema.text(),
  slots: schema.integer(),
  occupied_slots: schema.integer(),
  running_slots: schema.integer(),
  queued_slots: schema.integer(),
  open_slots: schema.integer(),
  scheduled_slots: schema.integer(),
  deferred_slots: schema.integer(),
  description: schema.nullable(schema.text()),
  include_deferred: schema.boolean(),
});

type PoolRow = NonNullable<Awaited<ReturnType<typeof findPool>>>;

/** A pool with what is taken of it and what is left. */
export function representPool(
  pool: PoolRow,
  usage: Awaited<ReturnType<typeof listPoolUsage>>,
): schema.Described<typeof PoolRepresentation> {
  const slotsOf = (...states: readonly string[]) =>
    usage.reduce((sum, used) => (used.pool === pool.name && states.includes(used.state) ? sum + used.slots : sum), 0);
  const running = slotsOf("running", "restarting");
  const [queued, deferred] = [slotsOf("queued"), slotsOf("deferred")];
  const occupied = running + queued + (pool.includeDeferred === 1 ? deferred : 0);
  return {
    deferred_slots: deferred,
    description: pool.description,
    include_deferred: pool.includeDeferred === 1,
    name: pool.name,
    occupied_slots: occupied,
    // A pool without limit is -1 on the wire, and so is what is left of it.
    open_slots: pool.slots < 0 ? -1 : pool.slots - occupied,
    queued_slots: queued,
    running_slots: running,
    scheduled_slots: slotsOf("scheduled"),
    slots: pool.slots,
  };
}
