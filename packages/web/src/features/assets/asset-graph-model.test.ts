import { expect, test } from "vitest";
import type { AssetGraph, AssetGraphNode } from "../../api/asset-api.ts";
import { assetItems, connectedGraph, nearGraph, shortName } from "./asset-graph-model.ts";

function node(id: string): AssetGraphNode {
  const [kind = "dag", label = ""] = id.split(":");
  return { id, kind: kind as AssetGraphNode["kind"], label, exists: true, is_paused: null, extra: null };
}

const GRAPH: AssetGraph = {
  nodes: ["dag:a", "dag:b", "dag:c", "dag:alone", "asset:x", "asset:y", "asset:z"].map(node),
  edges: [
    { source: "dag:a", target: "asset:x", kind: "outlet", task_id: "load" },
    { source: "asset:x", target: "dag:b", kind: "inlet", task_id: "read" },
    { source: "asset:x", target: "dag:b", kind: "schedule", task_id: null },
    { source: "dag:b", target: "asset:y", kind: "outlet", task_id: "write" },
    { source: "asset:y", target: "dag:c", kind: "inlet", task_id: "read" },
  ],
};

test("a Dag that has to do with nothing is left out, an asset never is", () => {
  const { nodes } = connectedGraph(GRAPH);
  expect(nodes.map(({ id }) => id)).toEqual(["dag:a", "dag:b", "dag:c", "asset:x", "asset:y", "asset:z"]);
});

test("two edges between the same two are one, which reads only if both do", () => {
  const { edges } = connectedGraph(GRAPH);
  expect(edges.map(({ id, isReading }) => [id, isReading])).toEqual([
    ["dag:a → asset:x", false],
    ["asset:x → dag:b", false],
    ["dag:b → asset:y", false],
    ["asset:y → dag:c", true],
  ]);
});

test("near a node is what is at most two steps away, in either direction", () => {
  const near = nearGraph(connectedGraph(GRAPH), "asset:x");
  expect(near.nodes.map(({ id }) => id)).toEqual(["dag:a", "dag:b", "asset:x", "asset:y"]);
  expect(near.edges).toHaveLength(3);
  expect(assetItems(near).every(({ width, height }) => width >= 150 && height === 50)).toBe(true);
});

test("of a long URI the end is shown", () => {
  expect(shortName("s3://lake/orders.csv")).toBe("lake/orders.csv");
  expect(shortName("s3://lake/raw/2026/orders.csv")).toBe("…/2026/orders.csv");
});
