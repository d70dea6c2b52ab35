import { InvalidEdgeError } from "../dag/dag-error.ts";
import type { DagNode, DagNodes } from "./dag-node.ts";
import { connect, type ResolvedNode, resolveNodes } from "./draw-edges.ts";

const EDGE_LABEL = Symbol.for("baram.edgeLabel");

/** A name for the edges between its two neighbors in a {@link chain}. */
export interface EdgeLabel {
  readonly [EDGE_LABEL]: string;
}

/** Names the edges between two nodes: `chain(pick, edgeLabel("large"), large)`. */
export function edgeLabel(label: string): EdgeLabel {
  return { [EDGE_LABEL]: label };
}

/** What {@link chain} takes: nodes, lists of nodes, and labels between them. */
export type ChainLink = DagNode | readonly DagNode[] | EdgeLabel;

/**
 * Draws edges from each node to the next: `chain(a, [b, c], d)`.
 *
 * A list and a single node are connected all to one; two lists of the same length one to one. An empty list cuts
 * the chain.
 */
export function chain(...links: readonly ChainLink[]): void {
  let previous: Step | null = null;
  let label: string | null = null;
  for (const link of links) {
    const text = labelOf(link);
    if (text !== null) {
      label = text;
      continue;
    }
    const step = stepOf(link as DagNode | readonly DagNode[]);
    if (previous !== null) connectSteps(previous, step, label);
    previous = step;
    label = null;
  }
}

/** Draws edges from each node to the next, two neighboring lists all to all. */
export function chainLinear(...links: readonly (DagNode | readonly DagNode[])[]): void {
  const steps = links.map((link) => {
    if (labelOf(link) !== null)
      throw edgeError("chainLinear takes no labels: use chain, or name the edges one by one.");
    return stepOf(link);
  });
  if (steps.length < 2)
    throw edgeError(`chainLinear joins at least two nodes or lists, but ${steps.length} were given.`);
  let isAnythingJoined = false;
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (next === undefined) break;
    connect(step.nodes, next.nodes);
    isAnythingJoined ||= step.nodes.length > 0 && next.nodes.length > 0;
  }
  if (!isAnythingJoined) throw edgeError("chainLinear joined nothing: every other list is empty.");
}

/** Draws an edge from each of the first nodes to each of the second. */
export function crossDownstream(upstream: readonly DagNode[], downstream: readonly DagNode[]): void {
  connect(resolveNodes([upstream]), resolveNodes([downstream]));
}

/** One link of a chain, resolved. */
interface Step {
  readonly isList: boolean;
  readonly nodes: readonly ResolvedNode[];
}

function stepOf(link: DagNode | readonly DagNode[]): Step {
  const nodes: DagNodes = [link];
  return { isList: Array.isArray(link), nodes: resolveNodes(nodes) };
}

function connectSteps(from: Step, to: Step, label: string | null): void {
  if (!from.isList || !to.isList) {
    connect(from.nodes, to.nodes, label);
    return;
  }
  if (from.nodes.length !== to.nodes.length) {
    throw edgeError(
      `chain joins neighboring lists one to one, but one has ${from.nodes.length} and the next ${to.nodes.length} nodes: ` +
        "make them the same length, or use crossDownstream.",
    );
  }
  for (const [index, node] of from.nodes.entries()) {
    const partner = to.nodes[index];
    if (partner !== undefined) connect([node], [partner], label);
  }
}

function labelOf(link: ChainLink): string | null {
  const text: unknown = typeof link === "object" && link !== null ? Reflect.get(link, EDGE_LABEL) : null;
  return typeof text === "string" ? text : null;
}

function edgeError(sentence: string): InvalidEdgeError {
  return new InvalidEdgeError({ dagId: null, taskId: null }, sentence);
}
