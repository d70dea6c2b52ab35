import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** What of those who are told, or wait, is due. */
export interface DueAlerts {
  readonly deadlines: boolean;
  readonly slas: boolean;
  readonly callbacks: boolean;
}

interface DueRow {
  readonly deadlines: number | null;
  readonly slas: number | null;
  readonly callbacks: number | null;
}

/** Three looks into an index in one query, which mostly say that nothing is due. */
export async function findDueAlerts(reader: MetadataReader, { now }: { readonly now: Instant }): Promise<DueAlerts> {
  const { rows } = await sql<DueRow>`select
    (select 1 from deadline where state = 'pending' and due_at <= ${now} limit 1) as deadlines,
    (select 1 from sla_check where check_at <= ${now} limit 1) as slas,
    (select 1 from callback where state = 'pending' and next_try_at <= ${now} limit 1) as callbacks`.execute(reader);
  const [due] = rows;
  return { deadlines: due?.deadlines === 1, slas: due?.slas === 1, callbacks: due?.callbacks === 1 };
}
