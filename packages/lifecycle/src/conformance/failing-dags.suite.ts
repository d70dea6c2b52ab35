import { aDag } from "@baram/domain/fixture";
import { beforeEach, describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { pauseFailingDag } from "../pause-failing-dag.ts";

/** How Dags are paused by themselves. */
export function describeFailingDags(fixture: () => LifecycleFixture): void {
  const pause = (maximum = 0, dagId = "d") =>
    fixture().store.transaction((transaction) => pauseFailingDag(transaction, { dagId, maximum }));

  async function fail(times: number): Promise<void> {
    for (let run = 0; run < times; run += 1) {
      await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
    }
  }

  describe("a Dag that allows two failed runs one after another", () => {
    beforeEach(() => fixture().storeDag(aDag({ tasks: ["a"], given: { maxConsecutiveFailedDagRuns: 2 } })));

    test("is paused with the second, once", async () => {
      await fail(1);
      expect(await pause()).toBe(false);
      await fail(1);
      expect(await pause()).toBe(true);
      expect(await pause()).toBe(false);
    });

    test("is not paused while a run between them succeeded or a later one has not ended", async () => {
      await fail(1);
      await fixture().trigger();
      await fixture().runToEnd();
      await fail(1);
      expect(await pause()).toBe(false);
      await fail(1);
      await fixture().trigger();
      await fixture().startRuns();
      expect(await pause()).toBe(false);
    });
  });

  test("what the installation allows holds for Dags that say nothing", async () => {
    await fixture().storeDag(aDag({ tasks: ["a"] }));
    await fail(3);
    expect(await pause(0)).toBe(false);
    expect(await pause(4)).toBe(false);
    expect(await pause(3)).toBe(true);
  });
}
