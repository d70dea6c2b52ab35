import type { DagGraphEdge, DagGraphNode, JsonObject } from "@baram/domain";
import type { DagGraph } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";

const KINDS_OF_NODES = ["dag", "asset", "alias"] as const satisfies readonly DagGraphNode["kind"][];

const KINDS_OF_EDGES = [
  "trigger",
  "sensor",
  "marker",
  "outlet",
  "inlet",
  "schedule",
  "alias",
] as const satisfies readonly DagGraphEdge["kind"][];

/** The graph of Dags and assets; an edge leads from what comes before to what comes after. */
export const UiDagGraph = schema.object("UiDagGraph", {
  nodes: schema.list(
    schema.object("UiDagGraphNode", {
      // `dag:etl`, `asset:s3://bucket/orders`, `alias:files`: what edges name.
      id: schema.text(),
      kind: schema.oneOf(...KINDS_OF_NODES),
      label: schema.text(),
      // A Dag that is only named by another, or was removed, does not exist; an asset and an alias always do.
      exists: schema.boolean(),
      is_paused: schema.nullable(schema.boolean()),
      extra: schema.nullable(schema.anyObject()),
    }),
  ),
  edges: schema.list(
    schema.object("UiDagGraphEdge", {
      source: schema.text(),
      target: schema.text(),
      kind: schema.oneOf(...KINDS_OF_EDGES),
      task_id: schema.nullable(schema.text()),
    }),
  ),
});

/** The graph as the pages draw it: each node once, Dags before assets before aliases. */
export function representUiDagGraph(graph: DagGraph): schema.Described<typeof UiDagGraph> {
  const known = new Map(graph.dags.map((dag) => [dag.dagId, dag]));
  const named = graph.edges.flatMap(({ from, to }) => [from, to]).filter(({ kind }) => kind === "dag");
  const dagIds = [...new Set([...known.keys(), ...named.map(({ name }) => name)])].toSorted();
  const exists = { exists: true, is_paused: null };
  return {
    nodes: [
      ...dagIds.map((dagId) => {
        const dag = known.get(dagId);
        const isPaused = dag === undefined ? null : dag.isPaused === 1;
        return { ...nodeOf("dag", dagId), exists: dag !== undefined, is_paused: isPaused, extra: null };
      }),
      ...graph.assets.map(({ uri, extra }) => ({
        ...nodeOf("asset", uri),
        ...exists,
        extra: JSON.parse(extra) as JsonObject,
      })),
      ...graph.aliases.map(({ name }) => ({ ...nodeOf("alias", name), ...exists, extra: null })),
    ],
    edges: graph.edges.map(({ from, to, kind, taskId }) => ({
      source: idOf(from),
      target: idOf(to),
      kind,
      task_id: taskId,
    })),
  };
}

function nodeOf(kind: DagGraphNode["kind"], name: string) {
  return { id: idOf({ kind, name }), kind, label: name };
}

function idOf({ kind, name }: DagGraphNode): string {
  return `${kind}:${name}`;
}
