import { aDag, aTask } from "@baram/domain/fixture";
import type { MetadataChange } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { clearDagRun } from "../clear-dag-run.ts";
import { FAILURE, type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";

const GIVEN = { failFast: true } as const;
const teardown = (taskId: string) =>
  aTask(taskId, { isTeardown: true, triggerRule: "all_done_setup_success", onFailureFailDagRun: false });

/** What becomes of a run that fails fast. `fixture` gives the test's own. */
export function describeFailingFast(fixture: () => LifecycleFixture): void {
  async function run(shape: Parameters<typeof aDag>[0]): Promise<string> {
    await fixture().storeDag(aDag({ ...shape, given: { ...shape.given, ...GIVEN } }));
    const runId = await fixture().trigger();
    await fixture().startRuns();
    return runId;
  }

  describe("a Dag that fails fast", () => {
    test("skips what has not run when a task fails for good, and its run fails although its leaf was skipped", async () => {
      const runId = await run({ tasks: ["a", "b", "c"], edges: ["a > b > c"] });
      await fixture().runToEnd({ a: FAILURE });

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "skipped", c: "skipped" });
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "failed", unfinishedCount: 0, activeCount: 0 });
    });

    test("fails what runs and stops it, and believes nothing that it still reports", async () => {
      const runId = await run({ tasks: ["a", "b"] });
      const [a, b] = await fixture().start();
      if (a === undefined || b === undefined) throw new Error("Two instances were to start.");
      const changes: MetadataChange[] = [];
      fixture().store.subscribe((heard) => changes.push(...heard));
      await fixture().finish(a, FAILURE);

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "failed" });
      const { leaseToken } = b;
      expect(changes).toContainEqual({ kind: "stopAttempt", taskInstanceId: b.instance.id, leaseToken });
      expect(await fixture().finish(b, SUCCESS)).toBe(false);
      expect((await fixture().dagRun(runId)).state).toBe("failed");
    });

    test("goes on while a failed task may be tried again, and after a skip", async () => {
      const runId = await run({ tasks: [aTask("a", { retries: 1 }), "b", "c"] });
      const started = await fixture().start();
      for (const attempt of started) {
        const skipped = { kind: "skipped", message: "No need." } as const;
        await fixture().finish(attempt, attempt.instance.taskId === "a" ? FAILURE : skipped);
      }

      expect(await fixture().states(runId)).toEqual({ a: "up_for_retry", b: "skipped", c: "skipped" });
      expect((await fixture().dagRun(runId)).state).toBe("running");
    });

    test("lets teardowns run, and fails its run when they are done", async () => {
      const tasks = [aTask("create", { isSetup: true }), "work", "more", teardown("delete")];
      const runId = await run({ tasks, edges: ["create > work > more > delete", "create > delete"] });
      await fixture().runToEnd({ work: FAILURE });

      expect(await fixture().states(runId)).toEqual({
        create: "success",
        delete: "success",
        more: "skipped",
        work: "failed",
      });
      expect((await fixture().dagRun(runId)).state).toBe("failed");
    });

    test("is judged by its leaves where nothing was left to stop", async () => {
      const runId = await run({ tasks: ["work", teardown("delete")], edges: ["work > delete"] });
      await fixture().runToEnd({ delete: FAILURE });

      expect(await fixture().states(runId)).toEqual({ delete: "failed", work: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("skips copies of a mapped task that are inserted only after it", async () => {
      const many = aTask("many", { expansion: { kind: "literal", length: 1100 }, pool: "nowhere" });
      const runId = await run({ tasks: [aTask("a", { priorityWeight: 10 }), many] });
      const [a] = await fixture().start();
      if (a !== undefined) await fixture().finish(a, FAILURE);
      await fixture().advanceExpansions();

      const states = new Set((await fixture().instances(runId)).map((line) => line.split(": ")[1]));
      expect(states).toEqual(new Set(["failed", "skipped"]));
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "failed", unfinishedCount: 0 });
    });

    test("succeeds when it is cleared and nothing fails the second time", async () => {
      const runId = await run({ tasks: ["a", "b"], edges: ["a > b"] });
      await fixture().runToEnd({ a: FAILURE });
      const { store, now } = fixture();
      await store.transaction((transaction) =>
        clearDagRun(transaction, { dagId: "d", runId, version: "own", isDryRun: false, now }),
      );
      await fixture().runToEnd();

      expect((await fixture().dagRun(runId)).state).toBe("success");
    });
  });
}
