import type { Instant, TaskInstanceState } from "@baram/domain";
import { sql } from "kysely";
import type { Stretch } from "../dag-runs/list-dag-runs-in-time.ts";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";
import { slotHolds } from "./slot-holds.ts";

/** A try that held slots of a pool at some time. */
export interface PastSlotHolder {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly tryNumber: number;
  readonly state: TaskInstanceState;
  readonly poolSlots: number;
  /** Since when it held slots. */
  readonly queuedAt: Instant;
  /** When it began to run, where it did. */
  readonly begun: Instant | null;
  /** `null` where it still holds them. */
  readonly ended: Instant | null;
}

/** The tries that held slots of a pool in a stretch of time: those that held most of it first. */
export async function listSlotHoldersInTime(
  reader: MetadataReader,
  {
    pool,
    stretch,
    dagIds,
    limit,
  }: {
    readonly pool: string;
    readonly stretch: Stretch;
    /** `null` for all. */
    readonly dagIds: readonly string[] | null;
    readonly limit: number;
  },
): Promise<readonly PastSlotHolder[]> {
  const [from, until] = [sql.lit(stretch.from), sql.lit(stretch.until)];
  const { rows } = await sql<PastSlotHolder>`
    with ${slotHolds(stretch)}
    select dag_id, run_id, task_id, map_index, try_number, state, pool_slots, queued_at, begun, ended
    from held
    where pool = ${pool} and queued_at < ${until} and (ended is null or ended > queued_at)
      and (ended is null or ended > ${from})${dagIds === null ? sql`` : sql` and ${isOneOf(sql`dag_id`, dagIds)}`}
    order by pool_slots * (case when ended is null or ended > ${until} then ${until} else ended end
      - case when queued_at < ${from} then ${from} else queued_at end) desc, id, try_number
    limit ${sql.lit(limit)}`.execute(reader);
  return rows;
}
