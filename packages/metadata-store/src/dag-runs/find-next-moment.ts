import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/**
 * The first moment after `after` at which time alone makes something due: a scheduled run, a retry, the next look of a sensor, the end of a deferral, a queued run
 * of a later logical date, or the end of a run's time. `null` when nothing waits for time. Four looks into an index.
 */
export async function findNextMoment(
  reader: MetadataReader,
  { after }: { readonly after: Instant },
): Promise<Instant | null> {
  const run = await reader
    .selectFrom("dag")
    .select("nextRunAfter as at")
    .where(sql<boolean>`is_active = 1 and is_paused = 0 and next_run_after is not null`)
    .where("nextRunAfter", ">", after)
    .orderBy("nextRunAfter")
    .limit(1)
    .executeTakeFirst();
  const retry = await reader
    .selectFrom("taskInstance")
    .select("retryAt as at")
    .where(sql<boolean>`state in ('up_for_retry', 'up_for_reschedule', 'deferred')`)
    .where("retryAt", ">", after)
    .orderBy("retryAt")
    .limit(1)
    .executeTakeFirst();
  const queued = await reader
    .selectFrom("dagRun")
    .select("logicalDate as at")
    // Written out, so that the partial index of exactly this state is used.
    .where("state", "=", sql.lit("queued"))
    .where("logicalDate", ">", after)
    .orderBy("logicalDate")
    .limit(1)
    .executeTakeFirst();
  const timeout = await reader
    .selectFrom("dagRun")
    .select("timeoutAt as at")
    .where(sql<boolean>`state = 'running' and timeout_at is not null`)
    .where("timeoutAt", ">", after)
    .orderBy("timeoutAt")
    .limit(1)
    .executeTakeFirst();
  const moments = [run?.at, retry?.at, queued?.at, timeout?.at].filter((at) => at !== null && at !== undefined);
  return moments.length === 0 ? null : (Math.min(...moments) as Instant);
}
