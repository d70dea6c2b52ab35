import { describe, expect, test } from "vitest";
import type { VersionAnswer } from "../../api/dag-history.ts";
import type { TaskNode } from "../../api/ui-shapes.ts";
import { aroundChanges, diffLines } from "./line-diff.ts";
import { diffStructures, isSameStructure } from "./structure-diff.ts";

function wordsOf(before: string, after: string): readonly string[] {
  const signs = { same: " ", added: "+", removed: "-" };
  return diffLines(before, after).map((line) => `${signs[line.kind]}${line.text}`);
}

describe("code", () => {
  test("as many lines are kept as can be", () => {
    expect(wordsOf("a\nb\nc\nd", "a\nx\nc\ny\nd")).toEqual([" a", "-b", "+x", " c", "+y", " d"]);
  });

  test("lines are counted on both sides", () => {
    const lines = diffLines("a\nb\nc", "b\nc\nd");
    expect(lines.map((line) => [line.before, line.after])).toEqual([
      [1, null],
      [2, 1],
      [3, 2],
      [null, 3],
    ]);
  });

  test("equal texts have no change, and long equal stretches are left out", () => {
    const text = Array.from({ length: 30 }, (_, index) => `line ${index}`).join("\n");
    expect(aroundChanges(diffLines(text, text))).toEqual([{ kind: "gap", count: 30 }]);
    const stretches = aroundChanges(diffLines(text, `${text}\nlast`));
    expect(stretches[0]).toEqual({ kind: "gap", count: 27 });
    expect(stretches).toHaveLength(5);
  });
});

function aTask(taskId: string, downstream: readonly string[], more: Partial<TaskNode> = {}): TaskNode {
  return { task_id: taskId, downstream_task_ids: downstream, retries: 0, pool: "p", ...more } as TaskNode;
}

function aVersion(number: number, tasks: readonly TaskNode[], settings: VersionAnswer["settings"]): VersionAnswer {
  return { number, structure: { tasks, groups: [], edge_labels: [] }, settings };
}

describe("structure", () => {
  const before = aVersion(1, [aTask("a", ["b"]), aTask("b", [])], { catchup: true, tags: "x" });

  test("tasks and edges that came and went, and what is set otherwise, are told", () => {
    const after = aVersion(2, [aTask("a", ["c"], { retries: 3 }), aTask("c", [])], { catchup: false, tags: "x" });
    expect(diffStructures(before, after)).toEqual({
      addedTasks: ["c"],
      removedTasks: ["b"],
      changedTasks: [{ taskId: "a", settings: [{ name: "retries", before: "0", after: "3" }] }],
      addedEdges: ["a → c"],
      removedEdges: ["a → b"],
      settings: [{ name: "catchup", before: "true", after: "false" }],
    });
  });

  test("a version with only other code has the same structure", () => {
    expect(isSameStructure(diffStructures(before, { ...before, number: 2 }))).toBe(true);
  });
});
