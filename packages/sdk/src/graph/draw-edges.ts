import { groupLeaves, groupRoots } from "@baram/domain";
import { type DagPlace, InvalidEdgeError } from "../dag/dag-error.ts";
import {
  type DagState,
  type GroupState,
  groupStateOf,
  type Operator,
  operatorStateOf,
  placeOfOperator,
} from "../dag/dag-state.ts";
import { upstreamOperatorsOf } from "../reference/find-references.ts";
import { describeReference, type ReferenceTarget, referenceTargetOf } from "../reference/reference-target.ts";
import type { DagNodes } from "./dag-node.ts";
import { declaredTasks, settleReferences } from "./declared-tasks.ts";
import { type DrawnEdge, rememberGroupEdge } from "./remember-group-edge.ts";

/** A node as the graph knows it. */
export type ResolvedNode = Operator | GroupState;

/** Whether a node is a task group. An operator may have a property of any name, so its own mark decides. */
export function isGroup(node: ResolvedNode): node is GroupState {
  return operatorStateOf(node) === null;
}

/** The nodes of a statement, lists flattened. */
export function resolveNodes(nodes: DagNodes): readonly ResolvedNode[] {
  return nodes.flat().flatMap((node): readonly ResolvedNode[] => {
    const target = referenceTargetOf(node);
    // A list made of several results stands for the tasks of all of them.
    return target === null ? [resolveNode(node)] : upstreamOperatorsOf(target);
  });
}

/** The task or task group that a value stands for; refuses anything else with what is probably missing. */
export function resolveNode(node: unknown): ResolvedNode {
  if (operatorStateOf(node) !== null) return node as Operator;
  const group = groupStateOf(node);
  if (group !== null) return group;
  const target = referenceTargetOf(node);
  if (target !== null) return onlyTaskOf(target);
  const found =
    typeof node === "function"
      ? `the factory "${node.name}" was given; call it to place the task`
      : `found ${describe(node)}`;
  throw new InvalidEdgeError(
    { dagId: null, taskId: null },
    `an edge goes between tasks and task groups, but ${found}${typeof node === "function" ? "" : "; give what an operator's constructor or a factory's call returned"}.`,
  );
}

function onlyTaskOf(target: ReferenceTarget): Operator {
  const [operator, ...others] = new Set(upstreamOperatorsOf(target));
  if (operator !== undefined && others.length === 0) return operator;
  throw new InvalidEdgeError(
    { dagId: null, taskId: null },
    `${describeReference(target)} is not the result of one task; give the reference that the task's call returned.`,
  );
}

/** How an edge is drawn. */
export interface EdgeDrawing extends Partial<Pick<DrawnEdge, "drawnBy">> {
  /** Defaults to no name. */
  readonly label?: string | null;
}

/**
 * Draws an edge from each upstream node to each downstream node, under a label if there is one.
 *
 * Parity: a task group stands for its leaves as upstream and for its roots as downstream, as they are at the moment
 * of the statement; a group without any sets nothing.
 */
export function connect(
  upstream: readonly ResolvedNode[],
  downstream: readonly ResolvedNode[],
  { label = null, drawnBy = "upstream" }: EdgeDrawing = {},
): void {
  for (const from of upstream) {
    for (const to of downstream) {
      const dag = commonDag(from, to);
      settleReferences(dag);
      const leaves = endsOf(dag, from, groupLeaves);
      const roots = endsOf(dag, to, groupRoots);
      for (const leaf of leaves) for (const root of roots) dag.edges.add(leaf, root);
      const edge: DrawnEdge = { from, to, leaves, roots, drawnBy };
      rememberGroupEdge(dag, edge);
      if (label !== null) labelEdge(dag, edge, label);
    }
  }
}

/**
 * Parity: a label stands at the join of a group; where a single task leads into one, at the edges to its first tasks
 * as well.
 */
function labelEdge(dag: DagState, { from, to, roots }: DrawnEdge, label: string): void {
  const upstreamId = isGroup(from) ? `${from.groupId}.downstream_join_id` : from.taskId;
  const join = isGroup(to) ? `${to.groupId}.upstream_join_id` : to.taskId;
  const downstreamIds = isGroup(to) && !isGroup(from) ? [join, ...roots] : [join];
  for (const downstreamId of downstreamIds) {
    dag.edgeLabels.set(JSON.stringify([upstreamId, downstreamId]), { upstreamId, downstreamId, label });
  }
}

function endsOf(dag: DagState, node: ResolvedNode, ends: typeof groupLeaves): readonly string[] {
  return isGroup(node) ? ends(declaredTasks(dag), node.groupId) : [node.taskId];
}

function commonDag(from: ResolvedNode, to: ResolvedNode): DagState {
  const fromDag = dagOf(from);
  const toDag = dagOf(to);
  if (fromDag !== null && fromDag === toDag) return fromDag;
  const sentence =
    fromDag !== null && toDag !== null
      ? `an edge cannot lead from ${nameOf(from)} to ${nameOf(to)} of the Dag "${toDag.dagId}": draw edges within one Dag.`
      : `an edge from ${nameOf(from)} to ${nameOf(to)} needs both in a Dag: make them inside a Dag's builder, or give them the option dag.`;
  throw new InvalidEdgeError(placeOf(from), sentence);
}

function dagOf(node: ResolvedNode): DagState | null {
  return isGroup(node) ? node.dag : (operatorStateOf(node)?.dag ?? null);
}

function nameOf(node: ResolvedNode): string {
  return isGroup(node) ? `the task group "${node.groupId}"` : `"${node.taskId}"`;
}

function placeOf(node: ResolvedNode): DagPlace {
  return isGroup(node) ? { dagId: node.dag.dagId, taskId: null } : placeOfOperator(node);
}

function describe(value: unknown): string {
  return typeof value === "string"
    ? `the text "${value}"`
    : value === null
      ? "null"
      : `a value of type ${typeof value}`;
}
