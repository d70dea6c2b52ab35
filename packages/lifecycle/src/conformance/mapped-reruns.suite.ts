import type { SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture, RETURNED, returned, triggerChain } from "../lifecycle.fixture.ts";
import { moveDagRunToNewestVersion } from "../move-dag-run-to-newest-version.ts";

/** `m` mapped over what `l` returned. */
const OVER_L = { expansion: { kind: "task", taskId: "l" } } as const;
const literal = (length: number) => ({ expansion: { kind: "literal", length } }) as const;

/** What becomes of the copies of mapped tasks when they run again, or their Dag changes. */
export function describeMappedReruns(fixture: () => LifecycleFixture): void {
  const states = async (runId: string) => (await fixture().instances(runId)).join(", ");
  const runState = async (runId: string) => (await fixture().dagRun(runId)).state;
  const startChain = (...tasks: readonly SerializedTask[]) => triggerChain(fixture(), tasks);

  const clear = (runId: string, taskIds: readonly string[], mapIndexes: readonly number[] | null = null) =>
    fixture().clear(runId, { taskIds, mapIndexes });

  describe("an expanded task that runs again", () => {
    test("gets new instances for a longer list", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L), aTask("r"));
      await fixture().runToEnd({ l: returned(2) });
      await clear(runId, ["l", "m", "r"]);
      await fixture().runToEnd({ l: returned(4) });

      expect(await states(runId)).toBe(
        "l: success, m[0]: success, m[1]: success, m[2]: success, m[3]: success, r: success",
      );
      expect(await runState(runId)).toBe("success");
    });

    test("loses what a shorter list has no element for, and the task below goes on without", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L), aTask("r"));
      await fixture().runToEnd({ l: returned(3), m: RETURNED });
      await clear(runId, ["l", "m", "r"]);
      await fixture().runToEnd({ l: returned(1), m: RETURNED });

      expect(await states(runId)).toBe("l: success, m[0]: success, m[1]: removed, m[2]: removed, r: success");
      expect(await runState(runId)).toBe("success");
      const values = await fixture().store.reader.selectFrom("xcom").select(["taskId", "mapIndex"]).execute();
      expect(values.filter(({ taskId }) => taskId === "m")).toEqual([{ taskId: "m", mapIndex: 0 }]);
    });

    test("takes removed instances up again when the list grows", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L));
      await fixture().runToEnd({ l: returned(3) });
      for (const length of [1, 3]) {
        await clear(runId, ["l", "m"]);
        await fixture().runToEnd({ l: returned(length) });
      }

      expect(await states(runId)).toBe("l: success, m[0]: success, m[1]: success, m[2]: success");
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "success", unfinishedCount: 0, activeCount: 0 });
    });

    test("is skipped as if for the first time when the list has become empty, and expands when it fills again", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L), aTask("r", { triggerRule: "all_done" }));
      await fixture().runToEnd({ l: returned(3) });
      await clear(runId, ["l", "m", "r"]);
      await fixture().runToEnd({ l: returned(0) });
      expect(await states(runId)).toBe("l: success, m: skipped, m[1]: removed, m[2]: removed, r: success");
      expect(await runState(runId)).toBe("success");

      await clear(runId, ["l", "m", "r"]);
      await fixture().runToEnd({ l: returned(2) });
      expect(await states(runId)).toBe("l: success, m[0]: success, m[1]: success, m[2]: removed, r: success");
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "success", unfinishedCount: 0, activeCount: 0 });
    });

    test("fails instance by instance when its list fails", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L));
      await fixture().runToEnd({ l: returned(2) });
      await clear(runId, ["l", "m"]);
      await fixture().runToEnd({ l: FAILURE });

      expect(await states(runId)).toBe("l: failed, m[0]: upstream_failed, m[1]: upstream_failed");
    });

    test("runs one cleared index alone", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L));
      await fixture().runToEnd({ l: returned(3) });
      await clear(runId, ["m"], [1]);
      await fixture().startRuns();

      expect(await states(runId)).toBe("l: success, m[0]: success, m[1]: scheduled, m[2]: success");
    });

    test("retries one index alone", async () => {
      const runId = await startChain(aTask("m", { ...literal(2), retries: 1, retryDelaySeconds: 0 }));
      await fixture().runToEnd({ "m[1]": FAILURE });

      expect(await states(runId)).toBe("m[0]: success, m[1]: up_for_retry");
      await fixture().scheduleRetries();
      expect(await states(runId)).toBe("m[0]: success, m[1]: scheduled");
    });
  });

  describe("a run that goes on with a newer version", () => {
    const later = aTask("z", { triggerRule: "all_done", retries: 1, retryDelaySeconds: 3600 });

    async function moveTo(runId: string, ...tasks: readonly SerializedTask[]): Promise<void> {
      await fixture().storeDag(aDag({ tasks, edges: [tasks.map(({ taskId }) => taskId).join(" > ")] }));
      const { now } = fixture();
      await fixture().store.transaction((transaction) =>
        moveDagRunToNewestVersion(transaction, { dagId: "d", runId, now }),
      );
    }

    /** Runs `m`, and leaves what comes after it waiting for a retry. */
    async function runHalf(...tasks: readonly SerializedTask[]): Promise<string> {
      const runId = await startChain(...tasks, later);
      await fixture().runToEnd({ z: FAILURE });
      return runId;
    }

    test("loses what a list in the Dag file has no element for any more, at once", async () => {
      const runId = await runHalf(aTask("m", literal(3)));
      await moveTo(runId, aTask("m", literal(1)), later);

      expect(await states(runId)).toBe("m[0]: success, m[1]: removed, m[2]: removed, z: up_for_retry");
    });

    test("gets what such a list has more", async () => {
      const runId = await runHalf(aTask("m", literal(1)));
      await moveTo(runId, aTask("m", literal(3)), later);

      expect(await states(runId)).toBe("m[0]: success, m[1]: scheduled, m[2]: scheduled, z: up_for_retry");
    });

    test("expands a plain task that became mapped once it is cleared", async () => {
      const runId = await runHalf(aTask("m"));
      await moveTo(runId, aTask("m", literal(2)), later);
      await clear(runId, ["m"]);

      expect(await states(runId)).toBe("m[0]: scheduled, m[1]: scheduled, z: up_for_retry");
      expect((await fixture().taskInstance(runId, "m")).tryNumber).toBe(2);
    });

    test("keeps the copies of a task that became plain, each run as it, and counts them when it is mapped again", async () => {
      const runId = await runHalf(aTask("m", literal(2)));
      await moveTo(runId, aTask("m"), later);
      await clear(runId, ["m"]);
      expect(await states(runId)).toBe("m[0]: scheduled, m[1]: scheduled, z: up_for_retry");
      await fixture().runToEnd({ "m[1]": FAILURE });
      await moveTo(runId, aTask("m", literal(2)), later);

      const counts = await fixture().store.reader.selectFrom("taskExpansion").selectAll().execute();
      expect(counts).toMatchObject([{ taskId: "m", instanceCount: 2, successCount: 1, failedCount: 1 }]);
    });
  });
}
