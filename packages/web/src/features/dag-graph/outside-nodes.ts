import type { NeighborEdge, NeighborNode, NeighborsAnswer } from "../../api/dag-history.ts";
import type { DagStructure } from "../../api/ui-shapes.ts";
import type { GraphEdge, GraphModel, GraphNode } from "./graph-model.ts";

/** Edges whose task is one of the Dag that the edge leads from; of the others it is of the Dag that it leads to. */
const TASK_OF_SOURCE = new Set<NeighborEdge["kind"]>(["trigger", "marker", "outlet", "alias"]);
/** What leads to the Dag as a whole is drawn to so many of its first tasks, and no more. */
const MOST_ENDS = 4;

/** Adds the assets and the Dags around a Dag to its graph, each joined to the task that has to do with it. */
export function withOutsideNodes(
  model: GraphModel,
  {
    structure,
    dagId,
    neighbors,
  }: { readonly structure: DagStructure; readonly dagId: string; readonly neighbors: NeighborsAnswer },
): GraphModel {
  const self = `dag:${dagId}`;
  const placeOf = placesOf(model);
  const nodeById = new Map(neighbors.graph.nodes.map((node) => [node.id, node]));
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  for (const edge of neighbors.graph.edges) {
    const isOut = edge.source === self;
    if (!isOut && edge.target !== self) continue;
    const other = nodeById.get(isOut ? edge.target : edge.source);
    if (other === undefined || other.id === self) continue;
    for (const end of endsOf(edge, { isOut, structure, placeOf })) {
      nodes.set(other.id, outsideNode(other));
      const [source, target] = isOut ? [end, other.id] : [other.id, end];
      const id = `${source}→${target}`;
      edges.set(id, { id, source, target, label: null, isSetupPair: false, isReading: edge.kind === "inlet" });
    }
  }
  return { nodes: [...model.nodes, ...nodes.values()], edges: [...model.edges, ...edges.values()] };
}

function outsideNode({ id, kind, label, exists }: NeighborNode): GraphNode {
  return { kind: "outside", id, parentId: null, label, outside: kind, exists };
}

/** Where each task is drawn: itself, or the folded group in its place. */
function placesOf(model: GraphModel): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const node of model.nodes) {
    if (node.kind === "task") places.set(node.id, node.id);
    else if (node.kind === "folded") for (const taskId of node.taskIds) places.set(taskId, node.id);
  }
  return places;
}

interface EndParts {
  readonly isOut: boolean;
  readonly structure: DagStructure;
  readonly placeOf: ReadonlyMap<string, string>;
}

/** Which drawn things of the Dag an edge is fastened to: its task, else the first or the last ones. */
function endsOf(edge: NeighborEdge, { isOut, structure, placeOf }: EndParts): readonly string[] {
  const isOwnTask = edge.task_id !== null && TASK_OF_SOURCE.has(edge.kind) === isOut;
  if (isOwnTask) {
    const place = placeOf.get(edge.task_id ?? "");
    return place === undefined ? [] : [place];
  }
  const hasUpstream = new Set(structure.tasks.flatMap((task) => task.downstream_task_ids));
  const ends = structure.tasks
    .filter((task) => (isOut ? task.downstream_task_ids.length === 0 : !hasUpstream.has(task.task_id)))
    .flatMap((task) => placeOf.get(task.task_id) ?? []);
  return [...new Set(ends)].slice(0, MOST_ENDS);
}
