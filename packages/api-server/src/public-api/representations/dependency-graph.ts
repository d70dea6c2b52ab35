import type { DagGraphNode } from "@baram/domain";
import type { DagGraph } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

/** Parity: the stable API says dataset where the code says asset. */
const KINDS = { dag: "dag", asset: "dataset", alias: "dataset_alias" } as const satisfies Record<
  DagGraphNode["kind"],
  string
>;

const Node = schema.object("DependencyNode", {
  kind: schema.oneOf("dag", "dataset", "dataset_alias"),
  /** The id of a Dag, the URI of a dataset, the name of an alias. */
  name: schema.text(),
});

/** The graph of Dags and datasets; an edge leads from what comes before to what comes after. */
export const DependencyGraph = schema.object("DependencyGraph", {
  nodes: schema.list(Node),
  edges: schema.list(
    schema.object("DependencyEdge", {
      source: Node,
      target: Node,
      /** How the one has to do with the other: `trigger`, `sensor`, `outlet`, `schedule` … */
      kind: schema.text(),
      task_id: schema.nullable(schema.text()),
    }),
  ),
});

/** The graph as clients see it, with every node once. */
export function representDependencies(graph: DagGraph): schema.Described<typeof DependencyGraph> {
  const edges = graph.edges.map(({ from, to, kind, taskId }) => ({
    source: representNode(from),
    target: representNode(to),
    kind,
    task_id: taskId,
  }));
  const nodes = [
    ...graph.dags.map(({ dagId }) => ({ kind: KINDS.dag, name: dagId })),
    ...graph.assets.map(({ uri }) => ({ kind: KINDS.asset, name: uri })),
    ...graph.aliases.map(({ name }) => ({ kind: KINDS.alias, name })),
    // A Dag that is only named by another.
    ...edges.flatMap(({ source, target }) => [source, target]),
  ];
  return { nodes: [...new Map(nodes.map((node) => [`${node.kind} ${node.name}`, node])).values()], edges };
}

function representNode({ kind, name }: DagGraphNode): schema.Described<typeof Node> {
  return { kind: KINDS[kind], name };
}
