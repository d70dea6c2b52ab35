import { expect, test } from "vitest";
import { type DagGraphEdge, type DagGraphNode, neighboursOf } from "./dag-graph.ts";

function node(text: string): DagGraphNode {
  const [kind, name = ""] = text.split(":");
  return { kind: kind as DagGraphNode["kind"], name };
}

function edge(from: string, to: string, kind: DagGraphEdge["kind"] = "trigger"): DagGraphEdge {
  return { from: node(from), to: node(to), kind, taskId: null };
}

test("a Dag's neighbours are those behind one edge, or behind data alone", () => {
  const edges = [
    edge("dag:extract", "dag:load", "trigger"),
    edge("dag:load", "asset:orders", "outlet"),
    edge("asset:orders", "dag:report", "schedule"),
    edge("dag:report", "dag:mail", "marker"),
  ];

  expect(neighboursOf(edges, "load")).toEqual({ upstreamDagIds: ["extract"], downstreamDagIds: ["report"] });
  expect(neighboursOf(edges, "mail")).toEqual({ upstreamDagIds: ["report"], downstreamDagIds: [] });
});

test("an alias leads to the Dags that wait for it and for what was updated under it", () => {
  const edges = [
    edge("dag:load", "alias:files", "outlet"),
    edge("alias:files", "dag:all", "schedule"),
    edge("alias:files", "asset:orders", "alias"),
    edge("asset:orders", "dag:orders", "schedule"),
  ];

  expect(neighboursOf(edges, "load").downstreamDagIds).toEqual(["all", "orders"]);
  expect(neighboursOf(edges, "orders").upstreamDagIds).toEqual(["load"]);
});

test("a Dag that feeds itself is no neighbour of its own", () => {
  const edges = [edge("dag:load", "asset:orders", "outlet"), edge("asset:orders", "dag:load", "schedule")];

  expect(neighboursOf(edges, "load")).toEqual({ upstreamDagIds: [], downstreamDagIds: [] });
});
