import { describe, expect, test } from "vitest";
import type { MetadataChange } from "../metadata-change.ts";
import { PendingChanges, readPayload } from "./pending-changes.ts";

function taskInstance(taskInstanceId: number, state: "running" | "success", runId = "r"): MetadataChange {
  const instance = { taskInstanceId, dagRunId: 1, dagId: "d", runId, taskId: "t", mapIndex: taskInstanceId };
  return { kind: "taskInstance", ...instance, state, tryNumber: 1, startDate: null, endDate: null };
}

function told(pending: PendingChanges): readonly MetadataChange[] {
  return pending.take().flatMap(readPayload);
}

describe("changes that wait to be told to other processes", () => {
  test("are told once, in order, of each thing the last", () => {
    const pending = new PendingChanges();
    pending.add([taskInstance(1, "running"), { kind: "dag", dagId: "d" }]);
    pending.add([taskInstance(2, "running"), taskInstance(1, "success"), { kind: "dag", dagId: "d" }]);

    expect(told(pending)).toEqual([
      taskInstance(2, "running"),
      taskInstance(1, "success"),
      { kind: "dag", dagId: "d" },
    ]);
    expect(pending.isEmpty).toBe(true);
    expect(pending.take()).toEqual([]);
  });

  test("are cut into notifications of which each is short enough, counted in bytes", () => {
    const pending = new PendingChanges();
    const changes = Array.from({ length: 100 }, (_, index) => taskInstance(index, "success", "ü".repeat(200)));
    pending.add(changes);

    const payloads = pending.take();
    expect(payloads.length).toBeGreaterThan(5);
    expect(payloads.every((payload) => Buffer.byteLength(payload) < 8000)).toBe(true);
    expect(payloads.flatMap(readPayload)).toEqual(changes);
  });

  test("become a look at everything where they are too many, or one is too long", () => {
    const pending = new PendingChanges();
    pending.add(Array.from({ length: 1000 }, (_, index) => taskInstance(index, "success")));
    pending.add([taskInstance(5, "running")]);
    expect(told(pending)).toEqual([{ kind: "everything" }]);

    pending.add([taskInstance(1, "success"), taskInstance(2, "success", "x".repeat(9000))]);
    expect(told(pending)).toEqual([{ kind: "everything" }]);
  });
});
