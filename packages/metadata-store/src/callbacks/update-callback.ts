import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";

/** What a delivery has come to. */
export interface CallbackUpdate {
  readonly id: number;
  /** Whoever has been given another one since has no say any more. */
  readonly token: string;
  readonly state: "pending" | "delivered" | "failed";
  readonly nextTryAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly message: string | null;
  /** Of whom was told. */
  readonly taskInstanceId: number | null;
}

/** Writes what a delivery has come to. @returns whether it was still the caller's. */
export async function updateCallback(
  transaction: MetadataTransaction,
  { id, token, ...changes }: CallbackUpdate,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("callback")
    .set({ ...changes, token: null })
    .where("id", "=", id)
    .where("token", "=", token)
    .where("state", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
