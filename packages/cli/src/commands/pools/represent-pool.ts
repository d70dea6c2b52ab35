import type { PoolOfApi } from "../../installation/installation-pools.ts";
import type { Row } from "../../output/format-rows.ts";

/** A pool as commands print it. */
export function representPool({ name, slots, description, include_deferred }: PoolOfApi): Row {
  return { pool: name, slots, description, include_deferred };
}
