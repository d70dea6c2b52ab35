import { describe, expect, test } from "vitest";
import type { DagStructure, GridAnswer, GridTuple, TaskNode } from "../../api/ui-shapes.ts";
import { areSameCells, cellsOfRow, indexCells } from "./grid-cells.ts";
import { moveCursor, nextFailed } from "./grid-cursor.ts";
import { buildGridRows, parseFolded, toggleFolded } from "./grid-rows.ts";

function aTask(taskId: string, groupId: string | null): TaskNode {
  return { task_id: taskId, label: taskId.split(".").at(-1), group_id: groupId } as TaskNode;
}

const STRUCTURE: DagStructure = {
  tasks: [
    aTask("pick", null),
    aTask("sales.fetch", "sales"),
    aTask("sales.old.clean", "sales.old"),
    aTask("join", null),
  ],
  groups: [
    { group_id: "sales", parent_group_id: null, label: "sales", tooltip: null },
    { group_id: "sales.old", parent_group_id: "sales", label: "old", tooltip: null },
  ],
  edge_labels: [],
};

function aGrid(...tuples: readonly (readonly [number, string, GridTuple[3], number?])[]): GridAnswer {
  return {
    runs: [{ run_id: "first" }, { run_id: "second" }] as unknown as GridAnswer["runs"],
    task_instances: tuples.map(([run, task, state, tryNumber = 1]) => [run, task, -1, state, tryNumber, null, null]),
    has_older: false,
    has_newer: false,
  };
}

const OPEN = { folded: parseFolded(undefined), find: "" };

describe("rows", () => {
  test("a group stands where its first task does, with its tasks below it", () => {
    const rows = buildGridRows(STRUCTURE, OPEN);
    expect(rows.map((row) => [row.kind, row.id, row.depth])).toEqual([
      ["task", "pick", 0],
      ["group", "sales", 0],
      ["task", "sales.fetch", 1],
      ["group", "sales.old", 1],
      ["task", "sales.old.clean", 2],
      ["task", "join", 0],
    ]);
  });

  test("a folded group hides all below it and still knows its tasks", () => {
    const rows = buildGridRows(STRUCTURE, { folded: parseFolded("sales"), find: "" });
    expect(rows.map((row) => row.id)).toEqual(["pick", "sales", "join"]);
    expect(rows[1]).toMatchObject({ isFolded: true, taskIds: ["sales.fetch", "sales.old.clean"] });
  });

  test("a search finds tasks in folded groups and keeps the groups above them", () => {
    const rows = buildGridRows(STRUCTURE, { folded: parseFolded("sales"), find: "CLEAN" });
    expect(rows.map((row) => row.id)).toEqual(["sales", "sales.old", "sales.old.clean"]);
  });

  test("folding a group twice leaves the address as it was", () => {
    const folded = parseFolded("a,b");
    expect(toggleFolded(folded, "c")).toBe("a,b,c");
    expect(toggleFolded(folded, "b")).toBe("a");
    expect(toggleFolded(parseFolded("a"), "a")).toBeUndefined();
  });
});

describe("cells", () => {
  test("the success of an open group is a dot, that of a folded one a mark", () => {
    const cells = indexCells(aGrid([0, "sales.fetch", "success"], [0, "sales.old.clean", "success"]));
    const [open] = buildGridRows(STRUCTURE, OPEN).filter((row) => row.id === "sales");
    const [folded] = buildGridRows(STRUCTURE, { folded: parseFolded("sales"), find: "" }).filter(
      (row) => row.id === "sales",
    );
    expect(cellsOfRow(open!, cells, 2)[0]?.mark).toBe("success-dot");
    expect(cellsOfRow(folded!, cells, 2)[0]?.mark).toBe("success-quiet");
  });

  test("a run that lacks a task has no cell for it", () => {
    const [row] = buildGridRows(STRUCTURE, OPEN);
    expect(cellsOfRow(row!, indexCells(aGrid([1, "pick", null])), 2)).toEqual([
      null,
      { state: "none", mark: "none", tryNumber: 1, count: 1, isExpanded: false },
    ]);
  });

  test("rows of equal cells count as the same, so that only changed rows are drawn again", () => {
    const [row] = buildGridRows(STRUCTURE, OPEN);
    const before = cellsOfRow(row!, indexCells(aGrid([0, "pick", "running"])), 2);
    expect(areSameCells(before, cellsOfRow(row!, indexCells(aGrid([0, "pick", "running"])), 2))).toBe(true);
    expect(areSameCells(before, cellsOfRow(row!, indexCells(aGrid([0, "pick", "success"])), 2))).toBe(false);
  });
});

describe("keyboard", () => {
  const rows = buildGridRows(STRUCTURE, OPEN);
  const shape = { rows, columnCount: 2 };

  test("arrows stop at the edges, and the row of runs is above the first task", () => {
    expect(moveCursor("ArrowUp", { row: 0, column: 1 }, shape)).toEqual({
      kind: "move",
      cursor: { row: -1, column: 1 },
    });
    expect(moveCursor("ArrowRight", { row: 0, column: 1 }, shape)).toEqual({
      kind: "move",
      cursor: { row: 0, column: 1 },
    });
    expect(moveCursor("Home", { row: 2, column: 1 }, shape)).toEqual({ kind: "move", cursor: { row: 2, column: 0 } });
    expect(moveCursor("x", { row: 2, column: 1 }, shape)).toBeNull();
  });

  test("left folds an open group, right opens a folded one, and else they move", () => {
    expect(moveCursor("ArrowLeft", { row: 1, column: 1 }, shape)).toEqual({ kind: "fold", groupId: "sales" });
    const folded = { rows: buildGridRows(STRUCTURE, { folded: parseFolded("sales"), find: "" }), columnCount: 2 };
    expect(moveCursor("ArrowRight", { row: 1, column: 0 }, folded)).toEqual({ kind: "fold", groupId: "sales" });
    expect(moveCursor("ArrowLeft", { row: 1, column: 1 }, folded)).toEqual({
      kind: "move",
      cursor: { row: 1, column: 0 },
    });
  });

  test("the next failed task is looked for down the run, then in the runs before", () => {
    const cells = indexCells(aGrid([1, "pick", "failed"], [0, "join", "failed"]));
    const cellAt = (row: (typeof rows)[number], column: number) => cellsOfRow(row, cells, 2)[column] ?? null;
    expect(nextFailed({ row: -1, column: 1 }, rows, cellAt, 2)).toEqual({ row: 0, column: 1 });
    expect(nextFailed({ row: 0, column: 1 }, rows, cellAt, 2)).toEqual({ row: 5, column: 0 });
    expect(nextFailed({ row: 5, column: 0 }, rows, cellAt, 2)).toEqual({ row: 0, column: 1 });
  });

  test("without a failed task there is no next one", () => {
    expect(nextFailed({ row: 0, column: 0 }, rows, () => null, 2)).toBeNull();
  });
});
