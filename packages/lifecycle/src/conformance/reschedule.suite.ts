import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { findNextMoment } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";

/** A sensor that gives its slot up between its looks. `fixture` gives the test's own. */
export function describeRescheduling(fixture: () => LifecycleFixture): void {
  async function startSensor(): Promise<{ readonly runId: string; readonly started: StartedTaskInstance }> {
    const tasks = [aTask("wait", { retries: 1, retryDelaySeconds: 10 }), "next"];
    await fixture().storeDag(aDag({ tasks, edges: ["wait > next"] }));
    const runId = await fixture().trigger();
    await fixture().startRuns();
    return { runId, started: await startOnly() };
  }

  async function startOnly(): Promise<StartedTaskInstance> {
    const [started] = await fixture().start();
    if (started === undefined) throw new Error("Nothing started.");
    return started;
  }

  async function lookLater(started: StartedTaskInstance, seconds: number): Promise<void> {
    const at = addSeconds(fixture().now, seconds);
    expect(await fixture().finish(started, { kind: "rescheduled", at })).toBe(true);
  }

  describe("a sensor that reschedules itself", () => {
    test("waits without a slot and without a try, and its run goes on", async () => {
      const { runId, started } = await startSensor();
      await lookLater(started, 60);

      expect(await fixture().taskInstance(runId, "wait")).toMatchObject({
        state: "up_for_reschedule",
        tryNumber: 1,
        leaseToken: null,
        stateReason: null,
      });
      expect(await fixture().states(runId)).toMatchObject({ next: "none" });
      expect((await fixture().dagRun(runId)).state).toBe("running");
      expect(await fixture().store.reader.selectFrom("taskInstanceTry").selectAll().execute()).toEqual([]);
    });

    test("looks again at its moment, in the same try, and not before", async () => {
      const { runId, started } = await startSensor();
      await lookLater(started, 60);
      await fixture().scheduleRetries();
      expect(await fixture().states(runId)).toMatchObject({ wait: "up_for_reschedule" });
      const moment = await findNextMoment(fixture().store.reader, { after: fixture().now });
      expect(moment).toBe((await fixture().taskInstance(runId, "wait")).retryAt);

      fixture().pass(60);
      await fixture().scheduleRetries();
      const again = await startOnly();
      expect(again.instance.tryNumber).toBe(1);
      expect(again.instance.firstStartedAt).not.toBeNull();
      await fixture().finish(again);
      expect(await fixture().states(runId)).toEqual({ wait: "success", next: "scheduled" });
    });

    test("remembers its first look through further looks and a retry, until it is cleared", async () => {
      const { runId, started } = await startSensor();
      await lookLater(started, 60);
      const { firstStartedAt } = await fixture().taskInstance(runId, "wait");
      expect(firstStartedAt).not.toBeNull();
      fixture().pass(60);
      await fixture().scheduleRetries();
      await fixture().finish(await startOnly(), FAILURE);
      fixture().pass(10);
      await fixture().scheduleRetries();
      const retried = await startOnly();
      expect(retried.instance).toMatchObject({ tryNumber: 2, firstStartedAt });
      await fixture().finish(retried);

      await fixture().clear(runId, { taskIds: ["wait"] });
      expect(await fixture().taskInstance(runId, "wait")).toMatchObject({ firstStartedAt: null });
    });
  });
}
