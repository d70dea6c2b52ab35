import type { findLeasedTaskInstance } from "@baram/metadata-store";

/** The attempt that asks: its lease was good a moment ago. */
export interface LeasedAttempt extends NonNullable<Awaited<ReturnType<typeof findLeasedTaskInstance>>> {
  readonly leaseToken: string;
}
