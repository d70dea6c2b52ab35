import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** The lease tokens among these under which an attempt runs by the database. */
export async function listHeldLeases(
  reader: MetadataReader,
  leases: readonly { readonly taskInstanceId: number; readonly leaseToken: string }[],
): Promise<readonly string[]> {
  const ids = leases.map(({ taskInstanceId }) => taskInstanceId);
  const tokens = leases.map(({ leaseToken }) => leaseToken);
  const rows = await reader
    .selectFrom("taskInstance")
    .select("leaseToken")
    .where(isOneOf(sql.ref("id"), ids))
    .where(isOneOf(sql.ref("leaseToken"), tokens))
    .where("state", "=", "running")
    .execute();
  return rows.flatMap(({ leaseToken }) => (leaseToken === null ? [] : [leaseToken]));
}
