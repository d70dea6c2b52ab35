import { expect, test } from "vitest";
import { attemptLogPath, callbackLogPath } from "./attempt-log-path.ts";

const KEY = { dagId: "d", runId: "scheduled__2024-01-01T00:00:00+00:00", taskId: "group.task", mapIndex: -1 };

test("each try has a file in the folder of its run", () => {
  expect(attemptLogPath(KEY, 2)).toBe(
    "dag_id=d/run_id=scheduled__2024-01-01T00:00:00+00:00/task_id=group.task.attempt=2.log",
  );
  expect(attemptLogPath({ ...KEY, runId: "r", mapIndex: 7 }, 1)).toBe(
    "dag_id=d/run_id=r/task_id=group.task.map_index=7.attempt=1.log",
  );
  expect(callbackLogPath({ dagId: "d", runId: "r", callbackId: 3 }, 0)).toBe(
    "dag_id=d/run_id=r/callback_id=3.attempt=0.log",
  );
});

test("ids that no file system takes as a name keep their beginning, and stay apart", () => {
  const long = "바".repeat(250);
  const key = { dagId: long, runId: long, taskId: `${long}1`, mapIndex: 12 };
  const paths = [attemptLogPath(key, 1), attemptLogPath({ ...key, taskId: `${long}2` }, 1)];
  expect(new Set(paths).size).toBe(2);
  for (const name of paths.flatMap((path) => path.split("/"))) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^(dag|run|task)_id=바+~[0-9a-f]{16}(\.map_index=12\.attempt=1\.log)?$/);
  }
});
