import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { type Backfill, backfillKeys } from "../../api/backfill-api.ts";
import { overviewKeys } from "../../api/overview-queries.ts";
import { queryKeys } from "../../api/queries.ts";
import type {
  DagListItem,
  DagPage,
  DagRun,
  GridAnswer,
  GridTuple,
  RunAnswer,
  TaskInstance,
  TaskInstanceChange,
} from "../../api/ui-shapes.ts";
import { applyLiveEvents } from "./apply-live-events.ts";
import { type LiveEvent, parseLiveEvent } from "./live-event.ts";
import { patchDag, patchDagPage, patchRunTaskInstances } from "./patch-dags.ts";
import { fillGridCells, patchGridRuns, patchGridTaskInstances } from "./patch-grid.ts";

const WINDOW = { limit: 3 };

function aRun(day: number, state: DagRun["state"] = "success"): DagRun {
  return { dag_id: "d", run_id: `run-${day}`, state, logical_date: `2026-11-${day}T00:00:00+00:00` } as DagRun;
}

function aTuple(runIndex: number, taskId: string, state: GridTuple[3]): GridTuple {
  return [runIndex, taskId, -1, state, 1, null, null];
}

function aGrid(...days: readonly number[]): GridAnswer {
  return {
    runs: days.map((day) => aRun(day)),
    task_instances: days.map((_, index) => aTuple(index, "a", "success")),
    has_older: false,
    has_newer: false,
  };
}

function aChange(day: number, state: TaskInstanceChange["state"], taskId = "a"): TaskInstanceChange {
  return {
    dag_id: "d",
    run_id: `run-${day}`,
    task_id: taskId,
    map_index: -1,
    state,
    try_number: 2,
    start_date: "2026-11-20T00:00:00+00:00",
    end_date: null,
  };
}

describe("a grid", () => {
  test("a changed cell is repainted and every other cell stays the same object", () => {
    const grid = aGrid(10, 11);
    const patched = patchGridTaskInstances(grid, [aChange(11, "running")]);
    expect(patched.task_instances[0]).toBe(grid.task_instances[0]);
    expect(patched.task_instances[1]).toEqual([1, "a", -1, "running", 2, "2026-11-20T00:00:00+00:00", null]);
  });

  test("the last of several changes of one cell counts", () => {
    const patched = patchGridTaskInstances(aGrid(10), [aChange(10, "running"), aChange(10, "failed")]);
    expect(patched.task_instances.map((tuple) => tuple[3])).toEqual(["failed"]);
  });

  test("a task instance that was not there yet comes in", () => {
    const patched = patchGridTaskInstances(aGrid(10), [aChange(10, null, "b")]);
    expect(patched.task_instances.map((tuple) => tuple[1])).toEqual(["a", "b"]);
  });

  test("the instance of a task that was not expanded yet gives way to the instances it becomes", () => {
    const first = { ...aChange(10, "scheduled"), map_index: 0 };
    const patched = patchGridTaskInstances(aGrid(10), [first, { ...first, map_index: 1 }]);
    expect(patched.task_instances.map((tuple) => tuple[2])).toEqual([0, 1]);
  });

  test("changes of runs that are not shown leave the very same grid", () => {
    const grid = aGrid(10);
    expect(patchGridTaskInstances(grid, [aChange(20, "running")])).toBe(grid);
  });

  test("what is read for a new run fills its cells, and undoes nothing that came meanwhile", () => {
    const grid = { ...aGrid(10), task_instances: [aTuple(0, "a", "success")] };
    const filled = fillGridCells(grid, [aChange(10, "running"), aChange(10, null, "b")]);
    expect(filled.task_instances.map((tuple) => [tuple[1], tuple[3]])).toEqual([
      ["a", "success"],
      ["b", null],
    ]);
  });

  test("a run changes in its place", () => {
    const patched = patchGridRuns(aGrid(10, 11), [aRun(10, "failed")], WINDOW);
    expect(patched.runs.map((run) => run.state)).toEqual(["failed", "success"]);
  });

  test("a newer run comes in at the end and, when all places are taken, the oldest goes with its cells", () => {
    const patched = patchGridRuns(aGrid(10, 11, 12), [aRun(13, "queued")], WINDOW);
    expect(patched.runs.map((run) => run.run_id)).toEqual(["run-11", "run-12", "run-13"]);
    expect(patched.task_instances.map((tuple) => tuple[0])).toEqual([0, 1]);
    expect(patched.has_older).toBe(true);
  });

  test("a run of an earlier date comes in where it belongs, and the cells after it move with their runs", () => {
    const patched = patchGridRuns(aGrid(10, 12), [aRun(11, "queued")], WINDOW);
    expect(patched.runs.map((run) => run.run_id)).toEqual(["run-10", "run-11", "run-12"]);
    expect(patched.task_instances.map((tuple) => tuple[0])).toEqual([0, 2]);
  });

  test("a run older than all that are shown belongs to another page", () => {
    const grid = { ...aGrid(11, 12), has_older: true };
    expect(patchGridRuns(grid, [aRun(10)], WINDOW)).toBe(grid);
  });

  test("an older page, or a filtered one, takes no new run", () => {
    const grid = aGrid(10);
    expect(patchGridRuns(grid, [aRun(11)], { ...WINDOW, before: "2026-11-11" })).toBe(grid);
    expect(patchGridRuns(grid, [aRun(11)], { ...WINDOW, state: "failed" })).toBe(grid);
  });
});

describe("the list of Dags", () => {
  const dag = {
    dag_id: "d",
    recent_runs: [aRun(10), aRun(11, "running")],
    last_run: aRun(11, "running"),
    run_counts: { queued: 0, running: 1, success: 7, failed: 0 },
  } as unknown as DagListItem;

  test("a run that ends moves from one count to the other", () => {
    const patched = patchDag(dag, aRun(11, "failed"));
    expect(patched.run_counts).toEqual({ queued: 0, running: 0, success: 7, failed: 1 });
    expect(patched.last_run?.state).toBe("failed");
    expect(patched.recent_runs.map((run) => run.state)).toEqual(["success", "failed"]);
  });

  test("a new run becomes the last one, and only sixteen stay", () => {
    const full = { ...dag, recent_runs: Array.from({ length: 16 }, (_, index) => aRun(index + 10)) };
    const patched = patchDag(full, aRun(28, "queued"));
    expect(patched.recent_runs).toHaveLength(16);
    expect(patched.last_run?.run_id).toBe("run-28");
    expect(patched.run_counts.queued).toBe(1);
  });

  test("a page without the Dag stays the very same", () => {
    const page = { dags: [dag] } as unknown as DagPage;
    expect(patchDagPage(page, [{ ...aRun(12), dag_id: "other" }])).toBe(page);
  });
});

describe("a run", () => {
  const answer: RunAnswer = {
    run: aRun(10, "running"),
    task_instances: [
      { task_id: "a", map_index: -1, state: "queued", state_reason: "Waits for a slot." } as TaskInstance,
      { task_id: "b", map_index: -1, state: null, state_reason: null } as TaskInstance,
    ],
  };

  test("the reason of a state goes with the state", () => {
    const patched = patchRunTaskInstances(answer, [aChange(10, "running")]);
    expect(patched.task_instances[0]).toMatchObject({ state: "running", try_number: 2, state_reason: null });
    expect(patched.task_instances[1]).toBe(answer.task_instances[1]);
  });
});

describe("the kept answers", () => {
  test("a change repaints the grid without reading it again, and asks again only for the small answers", () => {
    const queryClient = new QueryClient();
    const key = queryKeys.grid("d", WINDOW);
    queryClient.setQueryData(key, aGrid(10));
    const readAgain: string[] = [];
    applyLiveEvents(queryClient, [{ kind: "task-instance", change: aChange(10, "running") }], (queryKey) =>
      readAgain.push(String(queryKey[0])),
    );
    expect(queryClient.getQueryData<GridAnswer>(key)?.task_instances[0]?.[3]).toBe("running");
    expect(readAgain).not.toContain("grid");
    expect(readAgain).toContain("task-instance");
  });

  test("an answer that is on its way when a change is told is read again, because it may be older", () => {
    const queryClient = new QueryClient();
    const runKey = queryKeys.run("d", "run-10");
    void queryClient.query({ queryKey: runKey, queryFn: () => new Promise<never>(() => {}) });
    const readAgain: string[] = [];
    applyLiveEvents(queryClient, [{ kind: "task-instance", change: aChange(10, "success") }], (queryKey) =>
      readAgain.push(String(queryKey[0])),
    );
    expect(readAgain).toContain("run");
  });

  test("an event is read by its name", () => {
    expect(parseLiveEvent("import_errors", '{"count":2}')).toEqual({ kind: "import-errors", count: 2 });
    expect(parseLiveEvent("dag", '{"dag_id":"d"}')).toEqual({ kind: "dag", dagId: "d" });
  });
});

test("an answer that is on its way when a change is told is read again, since the change may be newer", () => {
  const queryClient = new QueryClient();
  const never = new Promise<never>(() => {});
  for (const queryKey of [overviewKeys.timeline, overviewKeys.runs, backfillKeys.all]) {
    void queryClient.query({ queryKey, queryFn: () => never });
  }
  const readAgain: unknown[] = [];
  const backfill = {
    dag_id: "d",
    backfill_id: 1,
    state: "completed",
    started_at: "b",
    created_at: "a",
  } as Partial<Backfill> as Backfill;
  const events: readonly LiveEvent[] = [
    { kind: "dag-run", run: aRun(1) },
    { kind: "backfill", backfill },
  ];
  applyLiveEvents(queryClient, events, (key) => readAgain.push(key));
  expect(readAgain).toEqual(expect.arrayContaining([overviewKeys.timeline, overviewKeys.runs, backfillKeys.all]));
});
