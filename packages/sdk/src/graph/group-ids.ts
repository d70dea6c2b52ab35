import type { GroupState } from "../dag/dag-state.ts";

/**
 * The full id of a task or task group of this label inside a group, `null` being the Dag itself.
 *
 * Parity: only the group directly around says whether ids are prefixed, with its own full id.
 */
export function idWithin(group: GroupState | null, label: string): string {
  return group?.prefixGroupId === true ? `${group.groupId}.${label}` : label;
}

/** Whether `inner` is `outer` or somewhere inside it. */
export function isWithin(inner: GroupState | null, outer: GroupState): boolean {
  for (let group = inner; group !== null; group = group.parent) {
    if (group === outer) return true;
  }
  return false;
}
