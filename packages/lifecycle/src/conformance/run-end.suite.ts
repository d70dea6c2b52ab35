import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { clearDagRun } from "../clear-dag-run.ts";
import { FAILURE, type LifecycleFixture, NOON } from "../lifecycle.fixture.ts";

/** A task that begins later than any run of these tests, and so has no instance in them. */
const ABSENT = aTask("absent", { startDate: addSeconds(NOON, 86_400) });

/** How runs end. `fixture` gives the test's own. */
export function describeRunEnds(fixture: () => LifecycleFixture): void {
  async function run(shape: Parameters<typeof aDag>[0], outcomes: Parameters<LifecycleFixture["runToEnd"]>[0] = {}) {
    await fixture().storeDag(aDag(shape));
    const runId = await fixture().trigger();
    await fixture().runToEnd(outcomes);
    return fixture().dagRun(runId);
  }

  describe("a run", () => {
    test("without instances succeeds", async () => {
      expect(await run({ tasks: [ABSENT] })).toMatchObject({ state: "success", stateReason: "success" });
    });

    test("in which something can never start is deadlocked and fails, and that something keeps its state", async () => {
      const { runId, ...ended } = await run({ tasks: [ABSENT, "a", "b"], edges: ["absent > b"] });

      expect(ended).toMatchObject({ state: "failed", stateReason: "all_tasks_deadlocked", unfinishedCount: 1 });
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "none" });
    });

    test.each([{ maxActiveTisPerDag: 5 }, { maxActiveTisPerDagRun: 5 }, { dependsOnPast: true }])(
      "in which what can never start has %j goes on for ever",
      async (given) => {
        const ended = await run({ tasks: [ABSENT, aTask("b", given)], edges: ["absent > b"] });

        expect(ended.state).toBe("running");
      },
    );

    test("succeeds although an inner task failed, when what is below it made up for that", async () => {
      const tasks = ["a", aTask("b", { triggerRule: "all_failed" })];

      expect(await run({ tasks, edges: ["a > b"] }, { a: FAILURE })).toMatchObject({ state: "success" });
    });

    test("that was deadlocked goes on after a clear, once its Dag gives it what it lacked", async () => {
      const { runId } = await run({ tasks: [ABSENT, "b"], edges: ["absent > b"] });
      await fixture().storeDag(aDag({ tasks: ["absent", "b"], edges: ["absent > b"] }));
      const { store, now } = fixture();
      await store.transaction((transaction) =>
        clearDagRun(transaction, { dagId: "d", runId, version: "newest", isDryRun: false, now }),
      );
      await fixture().runToEnd();

      expect(await fixture().states(runId)).toEqual({ absent: "success", b: "success" });
    });
  });
}
