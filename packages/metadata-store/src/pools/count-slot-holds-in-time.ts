import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import type { SteppedStretch } from "../task-instances/count-task-instances-in-time.ts";
import { slotHolds } from "./slot-holds.ts";

const MICROSECONDS_PER_SECOND = 1_000_000;
const MICROSECONDS_PER_MILLISECOND = 1000;

/** What happened to slots of a pool in one step of a stretch: tries were queued, began to run, or ended. */
export interface SlotMoments {
  readonly pool: string;
  readonly kind: "queued" | "begun" | "ended" | "dropped";
  /** Which step, from zero on. What happened before the stretch counts as if at its beginning. */
  readonly step: number;
  readonly slots: number;
  /** For each slot the milliseconds from the moment to the end of the step, added up. */
  readonly slotMilliseconds: number;
}

/**
 * When slots were taken and given back in a stretch of time, added up by pool and step: of this the use at any step
 * follows. `dropped` are those that ended without having run.
 *
 * Reads the tries of the runs of that time, never those of the whole history.
 */
export async function countSlotHoldsInTime(
  reader: MetadataReader,
  stretch: SteppedStretch,
): Promise<readonly SlotMoments[]> {
  const from = sql.lit(stretch.from);
  const length = sql.lit(stretch.stepSeconds * MICROSECONDS_PER_SECOND);
  const momentsOf = (kind: SlotMoments["kind"]) => {
    const at = kind === "dropped" ? sql`ended` : sql.ref(kind === "queued" ? "queued_at" : kind);
    const passed = sql`case when ${at} < ${from} then 0 else ${at} - ${from} end`;
    const onlyDropped =
      kind === "dropped" ? sql` and begun is null` : kind === "ended" ? sql` and begun is not null` : sql``;
    return sql`
      select pool, ${sql.lit(kind)} as kind, cast((${passed}) / ${length} as integer) as step, pool_slots as slots,
        pool_slots * ((${length} - (${passed}) % ${length}) / ${sql.lit(MICROSECONDS_PER_MILLISECOND)}) as slot_milliseconds
      from held where ${at} is not null and ${at} < ${sql.lit(stretch.until)}${onlyDropped}`;
  };
  const kinds = ["queued", "begun", "ended", "dropped"] as const;
  const { rows } = await sql<SlotMoments>`
    with ${slotHolds(stretch)}
    select pool, kind, step, sum(slots) as slots, sum(slot_milliseconds) as slot_milliseconds
    from (${sql.join(kinds.map(momentsOf), sql` union all `)}) moment group by pool, kind, step`.execute(reader);
  return rows.map(({ pool, kind, step, slots, slotMilliseconds }) => ({
    pool,
    kind,
    step: Number(step),
    slots: Number(slots),
    slotMilliseconds: Number(slotMilliseconds),
  }));
}
