import { UNMAPPED } from "../task-instance/task-instance-key.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";

/**
 * The instances of an earlier run on which an instance depends, given all of its task there.
 *
 * Parity: an instance of a mapped task depends on the same index of its past. An index that the past did not have has
 * nothing to wait for; what is not mapped, or was not, depends on all there was.
 */
export function pastOfInstance(
  mapIndex: number,
  past: readonly { readonly mapIndex: number; readonly state: TaskInstanceState }[],
): readonly TaskInstanceState[] {
  const present = past.filter(({ state }) => state !== "removed");
  const isWhole = mapIndex === UNMAPPED || present.some((instance) => instance.mapIndex === UNMAPPED);
  if (isWhole || present.length === 0) return present.map(({ state }) => state);
  const same = present.find((instance) => instance.mapIndex === mapIndex);
  return [same?.state ?? "success"];
}
