import { stateReason } from "@baram/domain";
import type { FinishedTask } from "./candidate.ts";
import { endInstance } from "./end-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** Skips instances that were inserted after their run had been stopped. @returns those that it skipped. */
export function skipAddedLate(batch: TransitionBatch, places: readonly FinishedTask[]): readonly FinishedTask[] {
  return places.filter(({ run, taskId, mapIndex = -1 }) => {
    const instance = run.expanded.at(taskId, mapIndex) ?? null;
    if (instance?.state !== "none" || run.graph.task(taskId).isTeardown) return false;
    endInstance(batch, instance, { verb: "skip", reason: stateReason("failed-fast-late") });
    return true;
  });
}
