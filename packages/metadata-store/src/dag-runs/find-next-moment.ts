import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/**
 * The first moment after `after` at which time alone makes something due: a scheduled run, a retry, the next look of a
 * sensor, the end of a deferral, a queued run of a later logical date, the end of a run's time, a deadline, a look at
 * SLAs, or another try to tell author code of something.
 *
 * One query of seven looks into an index; the conditions are those of the partial indexes, written out. `null` when
 * nothing waits for time.
 */
export async function findNextMoment(
  reader: MetadataReader,
  { after }: { readonly after: Instant },
): Promise<Instant | null> {
  const { rows } = await sql<NextMoments>`select
    (select next_run_after from dag
      where is_active = 1 and is_paused = 0 and next_run_after is not null and next_run_after > ${after}
      order by next_run_after limit 1) as run,
    (select retry_at from task_instance
      where state in ('up_for_retry', 'up_for_reschedule', 'deferred') and retry_at > ${after}
      order by retry_at limit 1) as retry,
    (select logical_date from dag_run where state = 'queued' and logical_date > ${after}
      order by logical_date limit 1) as queued,
    (select timeout_at from dag_run where state = 'running' and timeout_at is not null and timeout_at > ${after}
      order by timeout_at limit 1) as timeout,
    (select due_at from deadline where state = 'pending' and due_at > ${after} order by due_at limit 1) as deadline,
    (select check_at from sla_check where check_at > ${after} order by check_at limit 1) as sla,
    (select next_try_at from callback where state = 'pending' and next_try_at > ${after}
      order by next_try_at limit 1) as callback`.execute(reader);
  const [next] = rows;
  if (next === undefined) return null;
  const moments = Object.values(next).filter((at) => at !== null);
  return moments.length === 0 ? null : (Math.min(...moments) as Instant);
}

/** By what is due then. */
type NextMoments = Readonly<
  Record<"run" | "retry" | "queued" | "timeout" | "deadline" | "sla" | "callback", Instant | null>
>;
