import * as schema from "../http/schema.ts";

/** The name of the pool that always exists. */
export const DEFAULT_POOL = "default_pool";

/** What a client says of a pool. Which of it must be said, the routes word in Airflow's own way. */
export const PoolBody = schema.object("PoolBody", {
  name: schema.optionally(schema.text()),
  slots: schema.optionally(schema.integer()),
  description: schema.optionally(schema.nullable(schema.text())),
  include_deferred: schema.optionally(schema.boolean()),
  occupied_slots: schema.readOnly(schema.integer()),
  running_slots: schema.readOnly(schema.integer()),
  queued_slots: schema.readOnly(schema.integer()),
  open_slots: schema.readOnly(schema.integer()),
  scheduled_slots: schema.readOnly(schema.integer()),
  deferred_slots: schema.readOnly(schema.integer()),
});

type Sent = Pick<schema.Described<typeof PoolBody>, "name" | "slots" | "description" | "include_deferred">;

/** What of a pool must be said was not said, in Airflow's words; `null` when all was. */
export function describeMissing(sent: Sent): string | null {
  const missing = (["name", "slots"] as const).filter((name) => sent[name] === undefined);
  if (missing.length === 0) return null;
  return `Missing required property(ies): [${missing.map((name) => `'${name}'`).join(", ")}]`;
}

/** What was sent as columns; what was not sent is left out. */
export function poolColumnsOf({ name, slots, description, include_deferred: includesDeferred }: Sent) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(slots === undefined ? {} : { slots }),
    ...(description === undefined ? {} : { description }),
    ...(includesDeferred === undefined ? {} : { includeDeferred: includesDeferred ? (1 as const) : (0 as const) }),
  };
}
