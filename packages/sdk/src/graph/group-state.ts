import type { DagState } from "../dag/dag-state.ts";
import type { DefaultArgs } from "../options/operator-options.ts";

/** Under this key a task group keeps its state. Registered, so that another copy of this package finds it too. */
export const GROUP_STATE = Symbol.for("baram.groupState");

/** A task group as its Dag records it. */
export interface GroupState {
  readonly dag: DagState;
  readonly groupId: string;
  readonly parent: GroupState | null;
  /** The id as the author wrote it. */
  readonly label: string;
  readonly tooltip: string;
  readonly prefixGroupId: boolean;
  readonly defaultArgs: DefaultArgs;
}

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

/** The state of a task group, `null` for anything else. */
export function groupStateOf(node: unknown): GroupState | null {
  if (typeof node !== "object" || node === null) return null;
  return (Reflect.get(node, GROUP_STATE) as GroupState | undefined) ?? null;
}
