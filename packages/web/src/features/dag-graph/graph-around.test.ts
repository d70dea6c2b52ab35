import { describe, expect, test } from "vitest";
import type { NeighborEdge, NeighborsAnswer } from "../../api/dag-history.ts";
import type { DagStructure, TaskNode } from "../../api/ui-shapes.ts";
import { graphToSvg } from "../graph-canvas/export-graph.ts";
import { dagItems } from "./dag-items.ts";
import { focusStructure } from "./focus-structure.ts";
import { buildGraph } from "./graph-model.ts";
import { withOutsideNodes } from "./outside-nodes.ts";

function aTask(taskId: string, groupId: string | null, ...downstream: readonly string[]): TaskNode {
  return {
    task_id: taskId,
    label: taskId,
    group_id: groupId,
    kind: "work",
    operator: "Task",
    downstream_task_ids: downstream,
  } as unknown as TaskNode;
}

const STRUCTURE: DagStructure = {
  tasks: [
    aTask("first", null, "left", "right"),
    aTask("left", "g", "last"),
    aTask("right", null, "last"),
    aTask("last", null),
  ],
  groups: [{ group_id: "g", parent_group_id: null, label: "g", tooltip: null }],
  edge_labels: [],
};

describe("a look at one task", () => {
  test.each([
    ["upstream", ["first", "left"]],
    ["downstream", ["left", "last"]],
    ["both", ["first", "left", "last"]],
  ] as const)("%s leaves only what lies that way", (focus, taskIds) => {
    const { tasks } = focusStructure(STRUCTURE, "left", focus);
    expect(tasks.map((task) => task.task_id)).toEqual(taskIds);
    expect(tasks.flatMap((task) => task.downstream_task_ids).every((id) => taskIds.some((each) => each === id))).toBe(
      true,
    );
  });

  test("a task that the Dag does not have leaves the Dag as it is", () => {
    expect(focusStructure(STRUCTURE, "nope", "both")).toBe(STRUCTURE);
  });
});

function neighbors(...edges: readonly NeighborEdge[]): NeighborsAnswer {
  const ids = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
  return {
    graph: {
      nodes: ids.map((id) => ({
        id,
        kind: id.split(":")[0] as "dag",
        label: id.slice(id.indexOf(":") + 1),
        exists: true,
      })),
      edges,
    },
  };
}

describe("what is around a Dag", () => {
  const around = neighbors(
    { source: "dag:this", target: "asset:orders", kind: "outlet", task_id: "left" },
    { source: "asset:prices", target: "dag:this", kind: "schedule", task_id: null },
    { source: "dag:other", target: "dag:this", kind: "trigger", task_id: "of_other" },
    { source: "dag:other", target: "dag:far", kind: "trigger", task_id: "x" },
  );

  test("an asset is joined to the task that makes it, a trigger to the first tasks", () => {
    const model = withOutsideNodes(buildGraph(STRUCTURE, new Set()), {
      structure: STRUCTURE,
      dagId: "this",
      neighbors: around,
    });
    const edges = model.edges.map((edge) => edge.id);
    expect(edges).toContain("left→asset:orders");
    expect(edges).toContain("asset:prices→first");
    expect(edges).toContain("dag:other→first");
    expect(model.nodes.filter((node) => node.kind === "outside").map((node) => node.id)).not.toContain("dag:far");
  });

  test("what a task in a folded group makes is joined to the group", () => {
    const folded = buildGraph(STRUCTURE, new Set(["g"]));
    const model = withOutsideNodes(folded, { structure: STRUCTURE, dagId: "this", neighbors: around });
    expect(model.edges.map((edge) => edge.id)).toContain("g→asset:orders");
  });
});

test("a picture has every node and edge, with the text of labels escaped", () => {
  const structure = { ...STRUCTURE, edge_labels: [{ upstream_id: "first", downstream_id: "left", label: "a < b" }] };
  const model = buildGraph(structure, new Set());
  const boxes = new Map(model.nodes.map((node, index) => [node.id, { x: index * 10, y: 0, width: 90, height: 50 }]));
  const routes = new Map(
    model.edges.map((edge) => [edge.id, { path: `M0 0L${edge.id.length} 1`, labelAt: { x: 1, y: 2 } }]),
  );
  const svg = graphToSvg({
    items: dagItems(model),
    links: model.edges,
    layout: { boxes, routes },
    itemLook: ({ id }) => ({
      label: id,
      below: "Task",
      isMono: true,
      isRound: false,
      color: "--state-failed",
      isDimmed: false,
    }),
    linkLook: () => ({ line: "solid", isNear: false }),
    colorOf: (token) => token,
  });
  expect(svg).toContain("a &lt; b");
  expect(svg.match(/fill="--state-failed"/g)).toHaveLength(4);
  expect(svg.match(/marker-end/g)).toHaveLength(model.edges.length);
});
