import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import type { LifecycleFixture } from "../lifecycle.fixture.ts";
import { startDagRunsAndTaskInstances } from "../start-dag-runs-and-task-instances.ts";

/** Runs that are started together with what is ready in them. `fixture` gives the test's own. */
export function describeStartOfRunsAndInstances(fixture: () => LifecycleFixture): void {
  const start = (freeSlots = 32, dagIds: readonly string[] | null = null) => {
    const { now } = fixture();
    let tokens = 0;
    const newLeaseToken = () => `lease-${(tokens += 1)}`;
    const startInput = { freeSlots, hostname: "test", jobId: 1, leaseSeconds: 30, newLeaseToken, now };
    return fixture().store.transaction((transaction) =>
      startDagRunsAndTaskInstances(transaction, { now, dagIds, startInput }),
    );
  };

  describe("the start of runs with their first tasks", () => {
    test.each([
      ["whatever Dags there are", null],
      ["in the Dags that are named", ["d", "none of this name"]],
    ])("starts what waits for nothing, in each run, %s, and leaves the rest of it", async (_where, dagIds) => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"], given: { maxActiveRuns: 2 } }));
      const runIds = [await fixture().trigger(), await fixture().trigger(), await fixture().trigger()];
      const { started, mayHaveMore } = await start(32, dagIds);

      expect(started.map(({ instance }) => [instance.runId, instance.taskId])).toEqual([
        [runIds[0], "a"],
        [runIds[1], "a"],
      ]);
      expect(await fixture().states(runIds[0] ?? "")).toEqual({ a: "running", b: "none" });
      expect((await fixture().dagRun(runIds[2] ?? "")).state).toBe("queued");
      expect(mayHaveMore).toBe(false);
      expect(await start(32, dagIds)).toMatchObject({ started: [], mayHaveMore: false });
    });

    test("takes no more than there are slots, and leaves what is ready scheduled", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("first", { priorityWeight: 2 }), "second"] }));
      const runId = await fixture().trigger();

      expect((await start(1)).started.map(({ instance }) => instance.taskId)).toEqual(["first"]);
      expect(await fixture().states(runId)).toEqual({ first: "running", second: "scheduled" });
    });

    test("says that there may be more where a run came to its end with it and so made room", async () => {
      const empty = aTask("a", { kind: "empty" });
      await fixture().storeDag(aDag({ tasks: [empty], given: { maxActiveRuns: 1 } }));
      const runIds = [await fixture().trigger(), await fixture().trigger()];

      expect(await start()).toMatchObject({ started: [], mayHaveMore: true });
      expect((await fixture().dagRun(runIds[0] ?? "")).state).toBe("success");
      expect((await fixture().dagRun(runIds[1] ?? "")).state).toBe("queued");
      expect(await start()).toMatchObject({ started: [], mayHaveMore: true });
      expect((await fixture().dagRun(runIds[1] ?? "")).state).toBe("success");
    });

    test("starts nothing in a pool that the version of a cleared run does not name any more", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      await fixture().storeDag(aDag({ tasks: [aTask("a", { pool: "not there yet" })] }));
      await fixture().clear(runId, { version: "newest" });

      expect(await start()).toMatchObject({ started: [] });
      expect(await fixture().taskInstance(runId, "a")).toMatchObject({ state: "scheduled", pool: "not there yet" });
    });
  });
}
