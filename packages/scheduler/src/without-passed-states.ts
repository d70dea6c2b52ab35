import type { MetadataChange } from "@baram/metadata-store";

/**
 * The changes of one transaction without the states that it has led instances on from by itself: one that was scheduled
 * and started in it waits for nobody.
 */
export function withoutPassedStates(changes: readonly MetadataChange[]): readonly MetadataChange[] {
  const lastById = new Map<number, MetadataChange>();
  for (const change of changes) if (change.kind === "taskInstance") lastById.set(change.taskInstanceId, change);
  return changes.filter((change) => change.kind !== "taskInstance" || lastById.get(change.taskInstanceId) === change);
}
