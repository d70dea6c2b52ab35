import { describe, expect, test } from "vitest";
import type { GraphItem, GraphLayout, GraphLink, LayoutRequest, NodeBox } from "../graph-parts.ts";
import { doMeet, isWithin, pathBounds } from "../viewport.ts";
import { layOutInLayers } from "./lay-out-in-layers.ts";

function anItem(id: string, parentId: string | null = null): GraphItem {
  return { id, parentId, isFrame: false, width: 168, height: 50 };
}

function aFrame(id: string, parentId: string | null = null): GraphItem {
  return { id, parentId, isFrame: true, width: 0, height: 0 };
}

function aLink(source: string, target: string, label: string | null = null): GraphLink {
  return { id: `${source}→${target}`, source, target, label };
}

function numbered(count: number): readonly GraphItem[] {
  return Array.from({ length: count }, (_, index) => anItem(`t${index}`));
}

/** Each node leads to three more, as wide as it gets. */
function aTree(count: number): LayoutRequest {
  const links = Array.from({ length: count - 1 }, (_, index) => aLink(`t${Math.floor(index / 3)}`, `t${index + 1}`));
  return { items: numbered(count), links, direction: "right" };
}

function boxOf(layout: GraphLayout, id: string): NodeBox {
  const box = layout.boxes.get(id);
  if (box === undefined) throw new Error(`${id} has no place.`);
  return box;
}

/** Pairs of nodes that are drawn over each other. */
function overlaps(request: LayoutRequest, layout: GraphLayout): readonly string[] {
  const nodes = request.items.filter(({ isFrame }) => !isFrame).map(({ id }) => ({ id, box: boxOf(layout, id) }));
  return nodes.flatMap((one, index) =>
    nodes.slice(index + 1).flatMap((other) => (doMeet(one.box, other.box) ? [`${one.id} ${other.id}`] : [])),
  );
}

describe("places", () => {
  test.each([
    ["a tree", aTree(400)],
    ["no edges at all", { ...aTree(300), links: [] }],
    [
      "a fan out and in",
      { ...aTree(300), links: numbered(298).flatMap(({ id }) => [aLink("t298", id), aLink(id, "t299")]) },
    ],
  ])("no node of %s is drawn over another one, and every edge has a way", (_, request) => {
    const layout = layOutInLayers(request);
    expect(overlaps(request, layout)).toEqual([]);
    expect([...layout.routes.keys()].toSorted()).toEqual(request.links.map(({ id }) => id).toSorted());
  });

  test("what a node leads to stands further along the flow, whichever way that is", () => {
    const request = aTree(120);
    const right = layOutInLayers(request);
    const down = layOutInLayers({ ...request, direction: "down" });
    for (const { source, target } of request.links) {
      expect(boxOf(right, target).x).toBeGreaterThan(boxOf(right, source).x + 168);
      expect(boxOf(down, target).y).toBeGreaterThan(boxOf(down, source).y + 50);
    }
  });

  test("a layer of very many is broken into rows, so that the whole fits a screen", () => {
    const { boxes } = layOutInLayers(aTree(1000));
    const right = Math.max(...[...boxes.values()].map(({ x, width }) => x + width));
    const bottom = Math.max(...[...boxes.values()].map(({ y, height }) => y + height));
    expect(right / bottom).toBeGreaterThan(1);
    expect(right / bottom).toBeLessThan(3);
  });

  test("a frame holds what is in it, and nothing else", () => {
    const items = [
      aFrame("a"),
      aFrame("b", "a"),
      anItem("one", "a"),
      anItem("two", "b"),
      anItem("three", "b"),
      anItem("out"),
    ];
    const links = [aLink("one", "two"), aLink("two", "three"), aLink("one", "out")];
    const layout = layOutInLayers({ items, links, direction: "right" });
    for (const id of ["one", "two", "three", "b"]) expect(isWithin(boxOf(layout, id), boxOf(layout, "a"))).toBe(true);
    expect(isWithin(boxOf(layout, "one"), boxOf(layout, "b"))).toBe(false);
    expect(doMeet(boxOf(layout, "out"), boxOf(layout, "a"))).toBe(false);
  });

  test("the order of the Dag is kept where no edge asks for another one", () => {
    const request: LayoutRequest = { items: numbered(6), links: [], direction: "right" };
    const { boxes } = layOutInLayers(request);
    const tops = request.items.map(({ id }) => boxes.get(id)?.y ?? 0);
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  });
});

describe("edges", () => {
  test("one that leads past a node goes around it", () => {
    const items = [anItem("first"), anItem("between"), anItem("last")];
    const links = [aLink("first", "between"), aLink("between", "last"), aLink("first", "last")];
    const layout = layOutInLayers({ items, links, direction: "right" });
    const between = boxOf(layout, "between");
    const long = layout.routes.get("first→last")?.path ?? "";
    // Its bends are outside of the middle node; where it runs straight it is above or below it.
    const straight = [...long.matchAll(/L([\d.-]+) ([\d.-]+)/g)].map((match) => Number(match[2]));
    expect(straight.length).toBeGreaterThan(0);
    expect(straight.some((y) => y < between.y || y > between.y + between.height)).toBe(true);
  });

  test("a circle, as of Dags that trigger each other, is drawn all the same", () => {
    const items = [anItem("a"), anItem("b"), anItem("c")];
    const links = [aLink("a", "b"), aLink("b", "c"), aLink("c", "a")];
    const layout = layOutInLayers({ items, links, direction: "right" });
    const back = layout.routes.get("c→a");
    expect(pathBounds(back?.path ?? "").y).toBeLessThan(0);
    expect(overlaps({ items, links, direction: "right" }, layout)).toEqual([]);
  });

  test("a label stands where its edge leaves the other ones", () => {
    const items = [anItem("a"), anItem("b"), anItem("c")];
    const links = [aLink("a", "b", "yes"), aLink("a", "c", "no")];
    const layout = layOutInLayers({ items, links, direction: "right" });
    const [yes, no] = ["a→b", "a→c"].map((id) => layout.routes.get(id)?.labelAt);
    expect(yes?.x).toBeGreaterThan(168);
    expect(no?.y).toBeGreaterThan(yes?.y ?? Number.POSITIVE_INFINITY);
  });

  test("a chain of five thousand with an edge over all of it is laid out", () => {
    const items = numbered(5000);
    const links = [...items.slice(1).map(({ id }, index) => aLink(`t${index}`, id)), aLink("t0", "t4999")];
    const layout = layOutInLayers({ items, links, direction: "right" });
    expect(layout.routes.size).toBe(5000);
  });
});
