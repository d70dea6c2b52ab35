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

/** What {@link chain} takes: nodes, lists of nodes, and between them labels or lists of labels. */
export type ChainLink = DagNode | readonly DagNode[] | EdgeLabel | readonly EdgeLabel[];

/**
 * Draws edges from each node to the next: `chain(a, [b, c], d)`.
 *
 * A list and a single node are connected all to one; two lists of the same length one to one. An empty list cuts
 * the chain. A label names all edges between its neighbors, a list of labels one edge each.
 */
export function chain(...links: readonly ChainLink[]): void {
  let previous: Step | null = null;
  let labels: Labels | null = null;
  for (const link of links) {
    const found = labelsOf(link);
    if (found !== null) {
      labels = found;
      continue;
    }
    const step = stepOf(link as DagNode | readonly DagNode[]);
    if (previous !== null) connectSteps(previous, step, labels);
    previous = step;
    labels = null;
  }
}

/** Draws edges from each node to the next, two neighboring lists all to all. */
export function chainLinear(...links: readonly (DagNode | readonly DagNode[])[]): void {
  const steps = links.map((link) => {
    if (labelsOf(link) === null) return stepOf(link);
    throw edgeError("chainLinear takes no labels: use chain, or name the edges one by one.");
  });
  if (steps.length < 2)
    throw edgeError(`chainLinear joins at least two nodes or lists, but ${steps.length} were given.`);
  let isAnythingJoined = false;
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1];
    if (next === undefined) break;
    connect(step.nodes, next.nodes);
    // Parity: an empty list cuts the chain without a word, unless nothing at all stands before another link.
    isAnythingJoined ||= step.nodes.length > 0;
  }
  if (!isAnythingJoined) throw edgeError("chainLinear joined nothing: the lists before its last link are empty.");
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

/** One label for all edges, or one for each. */
type Labels =
  | { readonly kind: "one"; readonly label: string }
  | { readonly kind: "each"; readonly labels: readonly string[] };

function connectSteps(from: Step, to: Step, labels: Labels | null): void {
  if (labels?.kind === "one") connect(from.nodes, to.nodes, { label: labels.label });
  else if (labels?.kind === "each") connectPairs(from, to, labels.labels);
  else if (from.isList && to.isList) connectPairs(from, to, null);
  // Parity: it is the single node's statement.
  else connect(from.nodes, to.nodes, { drawnBy: from.isList ? "downstream" : "upstream" });
}

/** Joins what stands at the same place; a single node stands at each. */
function connectPairs(from: Step, to: Step, labels: readonly string[] | null): void {
  const lists = [from, to].filter(({ isList }) => isList).map(({ nodes }) => nodes.length);
  const lengths = labels === null ? lists : [...lists, labels.length];
  const [length = 0] = lengths;
  const other = lengths.find((one) => one !== length);
  if (other !== undefined) {
    throw edgeError(
      `chain joins neighboring lists one to one, but one has ${length} and the next ${other} nodes: ` +
        "make them the same length, or use crossDownstream.",
    );
  }
  for (let index = 0; index < length; index += 1) {
    connect(at(from, index), at(to, index), { label: labels?.[index] ?? null });
  }
}

function at({ isList, nodes }: Step, index: number): readonly ResolvedNode[] {
  return isList ? nodes.slice(index, index + 1) : nodes;
}

function labelsOf(link: ChainLink): Labels | null {
  if (!Array.isArray(link)) {
    const label = labelOf(link);
    return label === null ? null : { kind: "one", label };
  }
  const labels = link.map(labelOf);
  const texts = labels.filter((label) => label !== null);
  if (texts.length === 0) return null;
  if (texts.length < labels.length) throw edgeError("a list in a chain holds either nodes or labels, not both.");
  return { kind: "each", labels: texts };
}

function labelOf(link: unknown): string | null {
  const text: unknown = typeof link === "object" && link !== null ? Reflect.get(link, EDGE_LABEL) : null;
  return typeof text === "string" ? text : null;
}

function edgeError(sentence: string): InvalidEdgeError {
  return new InvalidEdgeError({ dagId: null, taskId: null }, sentence);
}
