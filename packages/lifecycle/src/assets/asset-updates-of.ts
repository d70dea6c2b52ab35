import type { JsonObject, SerializedTask } from "@baram/domain";
import type { BatchedTaskInstance } from "../batch/batched-task-instance.ts";
import type { AssetUpdate } from "../record-asset-events.ts";

/** What a task said while it ran about an asset it updates. */
export interface OutletEvent {
  readonly uri: string;
  readonly extra: JsonObject;
  /** `null` for an asset that is among the task's outlets, else the alias that is. */
  readonly aliasName: string | null;
}

/**
 * The updates that the success of a task instance stands for.
 *
 * Parity: one for each asset among its outlets; under aliases, one for each asset and extra, however often it was added.
 * What was added under an alias that is none of the outlets does not count.
 */
export function assetUpdatesOf(
  instance: BatchedTaskInstance,
  outcome: { readonly kind: string; readonly outletEvents?: readonly OutletEvent[] },
): readonly AssetUpdate[] {
  const { dagId, runId, taskId } = instance.row;
  const task = instance.run.graph.findTask(taskId);
  if (task === null || task.outlets.length === 0) return [];
  const events = outcome.outletEvents ?? [];
  const source = { dagId, runId, taskId, mapIndex: instance.mapIndex };
  return [...declaredUpdates(task, events), ...aliasUpdates(task, events)].map((update) => ({ ...update, source }));
}

type Update = Omit<AssetUpdate, "source">;

function declaredUpdates({ outlets }: SerializedTask, events: readonly OutletEvent[]): readonly Update[] {
  return outlets.flatMap((outlet) => {
    if (outlet.kind === "alias") return [];
    const said = events.findLast(({ uri, aliasName }) => aliasName === null && uri === outlet.uri);
    return [{ uri: outlet.uri, extra: said?.extra ?? {}, aliasNames: [] }];
  });
}

function aliasUpdates({ outlets }: SerializedTask, events: readonly OutletEvent[]): readonly Update[] {
  const aliasNames = new Set(outlets.flatMap((outlet) => (outlet.kind === "alias" ? [outlet.name] : [])));
  const updates = new Map<string, Update>();
  for (const { uri, extra, aliasName } of events) {
    if (aliasName === null || !aliasNames.has(aliasName)) continue;
    const key = JSON.stringify([uri, extra]);
    const known = updates.get(key)?.aliasNames ?? [];
    updates.set(key, { uri, extra, aliasNames: [...new Set([...known, aliasName])] });
  }
  return [...updates.values()];
}
