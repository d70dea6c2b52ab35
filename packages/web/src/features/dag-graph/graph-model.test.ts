import { describe, expect, test } from "vitest";
import type { DagStructure, TaskNode } from "../../api/ui-shapes.ts";
import { fromElkGraph, pathThrough, toElkGraph } from "../graph-canvas/elk-graph.ts";
import { stepInGraph } from "../graph-canvas/graph-keys.ts";
import { dagItems } from "./dag-items.ts";
import { buildGraph, defaultFolded } from "./graph-model.ts";

function aTask(taskId: string, groupId: string | null, ...downstream: readonly string[]): TaskNode {
  return {
    task_id: taskId,
    label: taskId,
    group_id: groupId,
    kind: "task",
    downstream_task_ids: downstream,
  } as unknown as TaskNode;
}

const STRUCTURE: DagStructure = {
  tasks: [
    aTask("pick", null, "a.one", "a.in.two"),
    aTask("a.one", "a", "join"),
    aTask("a.in.two", "a.in", "join"),
    aTask("join", null),
  ],
  groups: [
    { group_id: "a.in", parent_group_id: "a", label: "in", tooltip: null },
    { group_id: "a", parent_group_id: null, label: "a", tooltip: null },
  ],
  edge_labels: [{ upstream_id: "pick", downstream_id: "a.one", label: "first" }],
};

describe("what is drawn", () => {
  test("open groups stand before what is in them, whatever their order in the Dag", () => {
    const { nodes } = buildGraph(STRUCTURE, new Set());
    expect(nodes.map((node) => [node.kind, node.id, node.parentId])).toEqual([
      ["group", "a", null],
      ["group", "a.in", "a"],
      ["task", "pick", null],
      ["task", "a.one", "a"],
      ["task", "a.in.two", "a.in"],
      ["task", "join", null],
    ]);
  });

  test("a folded group takes the place of its tasks, and their edges become one", () => {
    const { nodes, edges } = buildGraph(STRUCTURE, new Set(["a"]));
    expect(nodes.map((node) => [node.kind, node.id])).toEqual([
      ["folded", "a"],
      ["task", "pick"],
      ["task", "join"],
    ]);
    expect(edges.map((edge) => [edge.source, edge.target, edge.label])).toEqual([
      ["pick", "a", "first"],
      ["a", "join", null],
    ]);
  });

  test("a large graph opens with its outer groups folded, a small one open", () => {
    expect(defaultFolded(STRUCTURE)).toEqual(new Set());
    const many = Array.from({ length: 41 }, (_, index) => aTask(`t${index}`, "a"));
    expect(defaultFolded({ ...STRUCTURE, tasks: many })).toEqual(new Set(["a"]));
  });
});

describe("layout", () => {
  test("groups are handed to the layout with their children inside", () => {
    const model = buildGraph(STRUCTURE, new Set());
    const graph = toElkGraph({ items: dagItems(model), links: model.edges, direction: "right" });
    expect(graph.children?.map((child) => child.id)).toEqual(["a", "pick", "join"]);
    expect(graph.children?.[0]?.children?.map((child) => child.id)).toEqual(["a.in", "a.one"]);
    expect(graph.edges?.map((edge) => edge.id)).toEqual(["pick→a.one", "pick→a.in.two", "a.one→join", "a.in.two→join"]);
  });

  test("an answer gives boxes and routes by id", () => {
    const layout = fromElkGraph({
      id: "root",
      children: [
        {
          id: "a",
          x: 1,
          y: 2,
          width: 300,
          height: 90,
          children: [{ id: "a.one", x: 14, y: 42, width: 142, height: 50 }],
        },
      ],
      edges: [
        {
          id: "e",
          sources: ["a"],
          targets: ["b"],
          sections: [{ id: "s", startPoint: { x: 0, y: 0 }, endPoint: { x: 30, y: 9 }, bendPoints: [] }],
          labels: [{ text: "first", x: 4, y: 5 }],
        },
      ],
    });
    // A child's place is told on the whole graph.
    expect(layout.boxes.get("a.one")).toEqual({ x: 15, y: 44, width: 142, height: 50 });
    expect(layout.routes.get("e")).toEqual({ path: "M0 0L30 9", labelAt: { x: 4, y: 5 } });
  });

  test("points in threes are curves, others are rounded corners", () => {
    const points = [0, 1, 2, 3].map((at) => ({ x: at, y: at }));
    expect(pathThrough(points)).toBe("M0 0C1 1 2 2 3 3");
    expect(
      pathThrough([
        { x: 0, y: 0 },
        { x: 100, y: 0 },
        { x: 100, y: 100 },
      ]),
    ).toBe("M0 0L88 0Q100 0 100 12L100 100");
  });
});

describe("keyboard", () => {
  const model = buildGraph(STRUCTURE, new Set(["a"]));
  const layout = {
    boxes: new Map([
      ["pick", { x: 0, y: 0, width: 100, height: 50 }],
      ["a", { x: 200, y: 0, width: 100, height: 50 }],
      ["join", { x: 400, y: 100, width: 100, height: 50 }],
    ]),
    routes: new Map(),
  };
  const place = { stops: dagItems(model), links: model.edges, layout, direction: "right" } as const;

  test("arrows with the flow follow edges, and stop where none goes on", () => {
    expect(stepInGraph("ArrowRight", "pick", place)).toBe("a");
    expect(stepInGraph("ArrowLeft", "join", place)).toBe("a");
    expect(stepInGraph("ArrowRight", "join", place)).toBeNull();
  });

  test("arrows across the flow go to the nearest node that way", () => {
    expect(stepInGraph("ArrowDown", "a", place)).toBe("join");
    expect(stepInGraph("ArrowUp", "a", place)).toBeNull();
  });

  test("the first arrow selects a node when none is selected", () => {
    expect(stepInGraph("ArrowDown", null, place)).not.toBeNull();
  });
});
