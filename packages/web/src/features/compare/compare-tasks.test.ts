import { expect, test } from "vitest";
import type { RunAnswer, TaskInstance } from "../../api/ui-shapes.ts";
import { compareTasks } from "./compare-tasks.ts";

function anInstance(taskId: string, state: TaskInstance["state"], seconds: number | null, mapIndex = -1): TaskInstance {
  return {
    task_id: taskId,
    map_index: mapIndex,
    state,
    try_number: 1,
    start_date: "2026-11-20T05:00:00.000Z",
    end_date: seconds === null ? null : new Date(Date.parse("2026-11-20T05:00:00Z") + seconds * 1000).toISOString(),
  } as TaskInstance;
}

function aRun(...instances: readonly TaskInstance[]): RunAnswer {
  return { run: {}, task_instances: instances } as unknown as RunAnswer;
}

test("a task that ended otherwise differs, and so does one that took much longer", () => {
  const compared = compareTasks(
    aRun(anInstance("same", "success", 10), anInstance("slow", "success", 10), anInstance("broken", "success", 10)),
    aRun(anInstance("same", "success", 10.5), anInstance("slow", "success", 60), anInstance("broken", "failed", 10)),
  );
  expect(compared.map(({ taskId, differs, difference }) => [taskId, differs, difference])).toEqual([
    ["same", false, 0.5],
    ["slow", true, 50],
    ["broken", true, 0],
  ]);
});

test("a task that one run does not have differs", () => {
  const [compared] = compareTasks(aRun(anInstance("new", "success", 1)), aRun());
  expect(compared).toMatchObject({ second: null, difference: null, differs: true });
});

test("the instances of a mapped task are one outcome: the worst state, from the first start to the last end", () => {
  const mapped = [anInstance("load", "success", 5, 0), anInstance("load", "failed", 9, 1)];
  const [compared] = compareTasks(aRun(...mapped), aRun(...mapped));
  expect(compared).toMatchObject({ first: { state: "failed", seconds: 9, instances: 2 }, differs: false });
});

test("what has not ended has no duration", () => {
  const [compared] = compareTasks(aRun(anInstance("a", "running", null)), aRun(anInstance("a", "running", 3)));
  expect(compared).toMatchObject({ first: { seconds: null }, difference: null });
});
