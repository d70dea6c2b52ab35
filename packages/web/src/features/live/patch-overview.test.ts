import { expect, test } from "vitest";
import type { DagRun } from "../../api/ui-shapes.ts";
import { patchRuns, patchTimeline } from "./patch-overview.ts";

function aRun(runId: string, state: DagRun["state"], startDate: string | null = "2026-11-20T05:00:00+00:00"): DagRun {
  return { dag_id: "d", run_id: runId, state, start_date: startDate } as DagRun;
}

test("a run of the list changes in its place, and one of another page does not come in", () => {
  const patched = patchRuns({ runs: [aRun("a", "running"), aRun("b", "success")], next_cursor: null }, [
    aRun("a", "failed"),
    aRun("c", "queued"),
  ]);
  expect(patched.runs.map((run) => [run.run_id, run.state])).toEqual([
    ["a", "failed"],
    ["b", "success"],
  ]);
});

test("a run that begins comes into the timeline once, and one that is queued again leaves it", () => {
  const empty = { runs: [], planned: [], is_cut: false };
  const begun = patchTimeline(empty, [aRun("a", "running"), aRun("a", "success")]);
  expect(begun.runs.map((run) => run.state)).toEqual(["success"]);
  expect(patchTimeline(begun, [aRun("a", "queued", null)]).runs).toEqual([]);
});
