import { type Instant, parseInstant } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import type { MetadataChange } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import type { ClearTaskInstancesInput } from "../clear-task-instances.ts";
import { FAILURE, type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { moveDagRunToNewestVersion } from "../move-dag-run-to-newest-version.ts";

/** How runs go on with another version of their Dag. `fixture` gives the test's own. */
export function describeRunVersions(fixture: () => LifecycleFixture): void {
  const move = (runId: string) =>
    fixture().store.transaction((transaction) =>
      moveDagRunToNewestVersion(transaction, { dagId: "d", runId, now: fixture().now }),
    );

  const clear = (runId: string, given: Partial<ClearTaskInstancesInput>) =>
    fixture().clear(runId, { version: "newest", ...given });

  describe("a run that is moved to the newest version of its Dag", () => {
    test("loses tasks that are gone, running ones stopped, and gains tasks that are new", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "gone", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const started = await fixture().start();
      const gone = started.find(({ instance }) => instance.taskId === "gone");
      await fixture().storeDag(aDag({ tasks: ["a", "b", "new"], edges: ["a > b"] }));
      const changes: MetadataChange[] = [];
      fixture().store.subscribe((heard) => changes.push(...heard));
      expect(await move(runId)).toEqual({ kind: "moved" });

      expect(await fixture().states(runId)).toEqual({ a: "running", b: "none", gone: "removed", new: "scheduled" });
      expect(changes).toContainEqual({
        kind: "stopAttempt",
        taskInstanceId: gone?.instance.id,
        leaseToken: gone?.leaseToken,
      });
      for (const attempt of started) await fixture().finish(attempt, SUCCESS);
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success", gone: "removed", new: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("gets a removed task back with the try it had", async () => {
      const hanging = aTask("wait");
      await fixture().storeDag(aDag({ tasks: ["a", hanging] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [a] = await fixture().start();
      if (a !== undefined) await fixture().finish(a, SUCCESS);
      await fixture().storeDag(aDag({ tasks: [hanging] }));
      await move(runId);
      expect(await fixture().states(runId)).toMatchObject({ a: "removed" });
      await fixture().storeDag(aDag({ tasks: ["a", hanging] }));
      await move(runId);

      expect(await fixture().taskInstance(runId, "a")).toMatchObject({ state: "scheduled", tryNumber: 2 });
    });

    test("gets no task that begins later than its date", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      const later = aTask("later", { startDate: parseInstant("2024-02-01T00:00:00Z") as Instant });
      await fixture().storeDag(aDag({ tasks: ["a", later] }));
      await move(runId);

      expect(await fixture().states(runId)).toEqual({ a: "none" });
    });

    test("waits in the pool and the queue that its tasks have by now", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { pool: "nowhere" })] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "scheduled" });
      await fixture().storeDag(aDag({ tasks: [aTask("a", { queue: "fast", priorityWeight: 7 })] }));
      await move(runId);

      expect(await fixture().taskInstance(runId, "a")).toMatchObject({
        pool: "default_pool",
        queue: "fast",
        priorityWeight: 7,
      });
      await fixture().runToEnd();
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("is left alone when it is finished, or has that version", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      expect(await move(runId)).toEqual({ kind: "already-newest" });
      await fixture().runToEnd();
      await fixture().storeDag(aDag({ tasks: ["a", "b"] }));

      expect(await move(runId)).toEqual({ kind: "finished" });
      expect(await move("nothing")).toEqual({ kind: "dag-run-not-found" });
    });
  });

  describe("a run that is cleared", () => {
    test("keeps its own version when asked to", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      await fixture().storeDag(aDag({ tasks: ["a", "b"] }));
      await clear(runId, { version: "own" });
      await fixture().runToEnd();

      expect(await fixture().states(runId)).toEqual({ a: "success" });
    });

    test("is brought in line with the newest version when it starts, not before", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "gone"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ gone: FAILURE });
      await fixture().storeDag(aDag({ tasks: [aTask("a", { retries: 3 }), "new"], edges: ["a > new"] }));
      await clear(runId, { taskIds: ["a"] });

      expect(await fixture().states(runId)).toEqual({ a: "none", gone: "failed" });
      expect(await fixture().taskInstance(runId, "a")).toMatchObject({ tryNumber: 1, maxTries: 4 });
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "success", gone: "removed", new: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("is brought in line at once while it is running", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "wait"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [a] = await fixture().start();
      if (a !== undefined) await fixture().finish(a, FAILURE);
      await fixture().storeDag(aDag({ tasks: ["a", "c", "wait"], edges: ["a > c"] }));
      await clear(runId, { taskIds: ["a"] });

      expect(await fixture().states(runId)).toEqual({ a: "scheduled", b: "removed", c: "none", wait: "running" });
    });

    test("chooses by the newest version, in a dry run too, and changes nothing then", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      const { dagVersionId } = await fixture().dagRun(runId);
      await fixture().storeDag(aDag({ tasks: ["a", "b"] }));
      const choice = { taskIds: ["a"], includeDownstream: true, isDryRun: true };

      expect(await clear(runId, choice)).toMatchObject({ taskInstances: [{ taskId: "a" }] });
      expect(await clear(runId, { ...choice, version: "own" })).toMatchObject({
        taskInstances: [{ taskId: "a" }, { taskId: "b" }],
      });
      expect((await fixture().dagRun(runId)).dagVersionId).toBe(dagVersionId);
    });
  });
}
