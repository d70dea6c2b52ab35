import { failLostTaskInstances } from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** Fails the attempts whose worker has stopped sending heartbeats. @returns how many. */
export function failSilentTaskInstances({ store, clock }: SchedulerDependencies): Promise<number> {
  const now = clock.now();
  return store.transaction((transaction) =>
    failLostTaskInstances(transaction, { lost: { kind: "lease-expired" }, now }),
  );
}
