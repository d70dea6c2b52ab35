import type { Pool } from "../../api/settings-shapes.ts";

/** A part of a pool's bar. */
export interface PoolShare {
  readonly kind: "running" | "queued" | "deferred" | "open";
  readonly slots: number;
}

/** What a pool's slots are taken by and what is open; a pool without limit has only what is taken. */
export function poolShares(pool: Pool): readonly PoolShare[] {
  const shares: readonly PoolShare[] = [
    { kind: "running", slots: pool.running_slots },
    { kind: "queued", slots: pool.queued_slots },
    { kind: "deferred", slots: pool.include_deferred ? pool.deferred_slots : 0 },
    // More may be taken than there is, for a while, where a pool was made smaller.
    { kind: "open", slots: pool.slots < 0 ? 0 : Math.max(0, pool.open_slots) },
  ];
  return shares.filter(({ slots }) => slots > 0);
}
