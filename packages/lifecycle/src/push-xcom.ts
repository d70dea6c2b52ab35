import type { Instant } from "@baram/domain";
import { findLeasedTaskInstance, insertXComs, type MetadataTransaction, type XComToStore } from "@baram/metadata-store";

/** A value to store while its attempt runs. */
export interface PushXComInput {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
  /** The value as XCom text. */
  readonly entry: Pick<XComToStore, "key" | "value" | "needsPurge">;
  readonly now: Instant;
}

/** Stores a value of a running attempt, in place of what it stored under this key. @returns whether its lease is good. */
export async function pushXCom(
  transaction: MetadataTransaction,
  { taskInstanceId, leaseToken, entry, now }: PushXComInput,
): Promise<boolean> {
  const attempt = await findLeasedTaskInstance(transaction, { taskInstanceId, leaseToken });
  if (attempt === null) return false;
  const { dagRunId, taskId, mapIndex } = attempt;
  await insertXComs(transaction, [{ taskInstanceId, dagRunId, taskId, mapIndex, ...entry, createdAt: now }]);
  return true;
}
