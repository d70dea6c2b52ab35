import { expect, test } from "vitest";
import type { DagRun } from "../../api/ui-shapes.ts";
import { stepCursor } from "./grid-cursor.ts";
import {
  NO_PICKS,
  parsePicks,
  pickedColumns,
  pickedTasks,
  pickOf,
  pickRange,
  picksText,
  togglePick,
} from "./grid-picks.ts";
import type { GridRow } from "./grid-rows.ts";

const RUNS = ["one", "two", "three"].map((runId) => ({ run_id: runId })) as unknown as readonly DagRun[];
const ROWS = [
  { kind: "task", id: "a", label: "a", depth: 0 },
  { kind: "group", id: "g", label: "g", depth: 0, isFolded: true, taskIds: ["g.x", "g.y"] },
  { kind: "task", id: "b", label: "b", depth: 0 },
] as unknown as readonly GridRow[];
const PLANE = { rows: ROWS, runs: RUNS };

test("a range has every cell between two, whichever comes first", () => {
  const range = pickRange({ row: 2, column: 2 }, { row: 1, column: 1 }, PLANE);
  expect(range).toEqual(new Set([pickOf("two", "g"), pickOf("three", "g"), pickOf("two", "b"), pickOf("three", "b")]));
  expect(pickedColumns(range, RUNS).get("g")).toEqual(new Set([1, 2]));
});

test("a cell that is picked twice is picked no more", () => {
  const once = togglePick(NO_PICKS, pickOf("one", "a"));
  expect([once.size, togglePick(once, pickOf("one", "a")).size]).toEqual([1, 0]);
});

test("a group stands for the tasks in it, and each task is meant once", () => {
  const picks = new Set([pickOf("one", "g"), pickOf("one", "a"), pickOf("three", "b")]);
  expect(pickedTasks(picks, ROWS, RUNS)).toEqual([
    { runId: "one", taskIds: ["a", "g.x", "g.y"] },
    { runId: "three", taskIds: ["b"] },
  ]);
});

test("a range grows over a group instead of folding it", () => {
  expect(stepCursor("ArrowLeft", { row: 1, column: 1 }, { rows: ROWS, columnCount: 3 })).toEqual({ row: 1, column: 0 });
  expect(stepCursor("ArrowUp", { row: 0, column: 1 }, { rows: ROWS, columnCount: 3 })).toEqual({ row: 0, column: 1 });
});

test("picks come back from an address as they were, whatever their ids hold", () => {
  const odd = new Set([
    pickOf("manual__2026-11-20T00:00:00+00:00", "a"),
    pickOf("a,b*c!d%e", "g.x"),
    pickOf("a,b*c!d%e", "b"),
  ]);
  expect(parsePicks(picksText(odd))).toEqual(odd);
  expect([picksText(NO_PICKS), parsePicks(undefined), parsePicks("nonsense")]).toEqual([undefined, NO_PICKS, NO_PICKS]);
});

test("a rectangle is as long in an address as its two sides", () => {
  const all = pickRange({ row: 0, column: 0 }, { row: 2, column: 2 }, PLANE);
  expect(picksText(all)).toBe("one,two,three*a,b,g");
});

test("more picks than an address can hold are not put into it", () => {
  const many = new Set(Array.from({ length: 400 }, (_, index) => pickOf(`manual__run_${index}`, `task_${index}`)));
  expect(picksText(many)).toBeUndefined();
});
