import { addSeconds, type Instant } from "@baram/domain";
import { dialectOf, type MetadataTransaction } from "@baram/metadata-store";

/** What entitles a worker to an attempt. */
export interface Lease {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
}

/**
 * A worker's heartbeat: its attempts are alive.
 *
 * @returns the leases that are gone; their attempts must be stopped, and what they report is refused.
 */
export async function extendLeases(
  transaction: MetadataTransaction,
  {
    leases,
    leaseSeconds,
    now,
  }: { readonly leases: readonly Lease[]; readonly leaseSeconds: number; readonly now: Instant },
): Promise<readonly Lease[]> {
  if (leases.length === 0) return [];
  const columns = { taskInstanceId: "integer", leaseToken: "text" } as const;
  const given = dialectOf(transaction).rows<Lease, "given">("given", columns, JSON.stringify(leases));
  const extended = await transaction
    .updateTable("taskInstance")
    .from(given)
    .set({ leaseExpiresAt: addSeconds(now, leaseSeconds) })
    .whereRef("taskInstance.id", "=", "given.taskInstanceId")
    .whereRef("taskInstance.leaseToken", "=", "given.leaseToken")
    .where("taskInstance.state", "in", ["running", "restarting"])
    .returning("taskInstance.id")
    .execute();
  const alive = new Set(extended.map(({ id }) => id));
  return leases.filter(({ taskInstanceId }) => !alive.has(taskInstanceId));
}
