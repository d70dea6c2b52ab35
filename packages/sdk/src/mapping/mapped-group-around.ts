import type { GroupState } from "../dag/dag-state.ts";

/** The innermost mapped task group around a task or group. */
export function mappedGroupAround(group: GroupState | null): GroupState | null {
  for (let around = group; around !== null; around = around.parent) {
    if ((around.inputs?.expansion ?? null) !== null) return around;
  }
  return null;
}
