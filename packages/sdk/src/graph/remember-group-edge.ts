import { type DagState, type GroupState, type Operator, operatorStateOf } from "../dag/dag-state.ts";

/** An edge, and the tasks that its ends stand for. */
export interface DrawnEdge {
  readonly from: Operator | GroupState;
  readonly to: Operator | GroupState;
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  /** Whose statement it is: `from.before(to)` is the upstream's, `to.after(from)` the downstream's. */
  readonly drawnBy: "upstream" | "downstream";
}

/**
 * Remembers an edge with the groups at its ends.
 *
 * Parity: of two groups, the one that the statement is not made by remembers the other's tasks besides.
 */
export function rememberGroupEdge({ groupEdges }: DagState, { from, to, leaves, roots, drawnBy }: DrawnEdge): void {
  const areGroups = isGroupState(from) && isGroupState(to);
  if (isGroupState(to)) {
    if (areGroups && drawnBy === "upstream") groupEdges.addUpstream(to.groupId, leaves);
    groupEdges.addUpstream(to.groupId, [idOf(from)]);
  }
  if (isGroupState(from)) {
    if (areGroups && drawnBy === "downstream") groupEdges.addDownstream(from.groupId, roots);
    groupEdges.addDownstream(from.groupId, [idOf(to)]);
  }
}

function isGroupState(node: Operator | GroupState): node is GroupState {
  return operatorStateOf(node) === null;
}

function idOf(node: Operator | GroupState): string {
  return isGroupState(node) ? node.groupId : node.taskId;
}
