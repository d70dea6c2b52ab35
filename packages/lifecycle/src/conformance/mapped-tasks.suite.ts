import type { SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture, RETURNED, returned, SUCCESS, triggerChain } from "../lifecycle.fixture.ts";

const SKIPPED = { kind: "skipped", message: "Nothing to do." } as const;

/** `m` mapped over what `l` returned. */
const OVER_L = { expansion: { kind: "task", taskId: "l" } } as const;
const literal = (length: number) => ({ expansion: { kind: "literal", length } }) as const;

/** How mapped tasks are expanded, and what waits for them. */
export function describeMappedTasks(fixture: () => LifecycleFixture): void {
  const states = async (runId: string) => (await fixture().instances(runId)).join(", ");
  const runState = async (runId: string) => (await fixture().dagRun(runId)).state;
  const startChain = (...tasks: readonly SerializedTask[]) => triggerChain(fixture(), tasks);

  describe("a task mapped over what stands in the Dag file", () => {
    test("has its instances from the start", async () => {
      const runId = await startChain(aTask("m", literal(3)));

      expect(await states(runId)).toBe("m[0]: none, m[1]: none, m[2]: none");
      expect((await fixture().dagRun(runId)).unfinishedCount).toBe(3);
      await fixture().runToEnd();
      expect(await states(runId)).toBe("m[0]: success, m[1]: success, m[2]: success");
      expect(await runState(runId)).toBe("success");
    });

    test("is one skipped instance when that is empty", async () => {
      const runId = await startChain(aTask("m", literal(0)));
      expect(await states(runId)).toBe("m: none");
      await fixture().runToEnd();

      expect(await states(runId)).toBe("m: skipped");
      expect((await fixture().taskInstance(runId, "m")).tryNumber).toBe(0);
    });

    test("fails instance by instance for a failure above it", async () => {
      const runId = await startChain(aTask("a"), aTask("m", literal(2)));
      await fixture().runToEnd({ a: FAILURE });

      expect(await states(runId)).toBe("a: failed, m[0]: upstream_failed, m[1]: upstream_failed");
    });

    test("is inserted and started stretch by stretch when it is long", async () => {
      const runId = await startChain(aTask("a"), aTask("m", literal(2500)));
      expect(await fixture().instances(runId)).toHaveLength(501);
      await fixture().startRuns();
      const [started] = await fixture().start();
      if (started !== undefined) await fixture().finish(started);

      expect(await fixture().advanceExpansions()).toBe(5);
      const instances = await fixture().instances(runId);
      expect(instances).toHaveLength(2501);
      expect(new Set(instances.map((text) => text.split(": ")[1]))).toEqual(new Set(["success", "scheduled"]));
      expect(await fixture().dagRun(runId)).toMatchObject({ unfinishedCount: 2500, activeCount: 2500 });
    });
  });

  describe("a task mapped over what another returned", () => {
    test("is expanded when that is there; its one instance becomes the first", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L));
      expect(await states(runId)).toBe("l: none, m: none");
      const { id } = await fixture().taskInstance(runId, "m");
      await fixture().startRuns();
      const [list] = await fixture().start();
      if (list !== undefined) await fixture().finish(list, returned(3));

      expect(await states(runId)).toBe("l: success, m[0]: scheduled, m[1]: scheduled, m[2]: scheduled");
      expect(await fixture().taskInstance(runId, "m")).toMatchObject({ id, mapIndex: 0, tryNumber: 1 });
      expect(await fixture().dagRun(runId)).toMatchObject({ unfinishedCount: 3, activeCount: 3 });
      await fixture().runToEnd();
      expect(await runState(runId)).toBe("success");
    });

    test("is skipped when the list is empty, and what needs a success below it too", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L), aTask("r"));
      await fixture().runToEnd({ l: returned(0) });

      expect(await states(runId)).toBe("l: success, m: skipped, r: skipped");
      expect(await runState(runId)).toBe("success");
    });

    test.each([
      ["failed", FAILURE, "upstream_failed"],
      ["was skipped", SKIPPED, "skipped"],
    ] as const)("never runs when the list %s, whatever its trigger rule", async (_, outcome, state) => {
      const runId = await startChain(aTask("l"), aTask("m", { ...OVER_L, triggerRule: "all_done" }));
      await fixture().runToEnd({ l: outcome });

      expect((await fixture().instances(runId)).at(-1)).toBe(`m: ${state}`);
    });

    test("fails when the length of the list is not known", async () => {
      const runId = await startChain(aTask("l"), aTask("m", OVER_L));
      await fixture().runToEnd({ l: SUCCESS });

      expect(await states(runId)).toBe("l: success, m: upstream_failed");
    });

    test("waits for its list although its rule would not", async () => {
      const tasks = ["a", "l", aTask("m", { ...OVER_L, triggerRule: "one_success" })];
      await fixture().storeDag(aDag({ tasks, edges: ["a > m", "l > m"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const started = await fixture().start();
      const finish = async (taskId: string, outcome = SUCCESS) => {
        const attempt = started.find(({ instance }) => instance.taskId === taskId);
        if (attempt !== undefined) await fixture().finish(attempt, outcome);
      };
      await finish("a");
      expect(await states(runId)).toBe("a: success, l: running, m: none");
      await finish("l", { ...RETURNED, returnedLength: 2 });
      expect(await states(runId)).toBe("a: success, l: success, m[0]: scheduled, m[1]: scheduled");
    });

    test("has as many instances as parts of what its list returned have elements", async () => {
      const part = (...path: readonly string[]) => ({ kind: "task", taskId: "l", path }) as const;
      const expansion = { kind: "product", of: [part("a"), part("b", "c")] } as const;
      const runId = await startChain(aTask("l"), aTask("m", { expansion }));
      await fixture().runToEnd({ l: { ...RETURNED, returnedLengths: { '["a"]': 1, '["b","c"]': 2 } } });

      expect(await states(runId)).toBe("l: success, m[0]: success, m[1]: success");
    });

    test("stays one instance when something else above it fails", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "l", aTask("m", OVER_L)], edges: ["a > m", "l > m"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE, l: returned(2) });

      expect(await states(runId)).toBe("a: failed, l: success, m: upstream_failed");
    });

    test("has as many instances as a product, a sum and pairs of its lists make", async () => {
      const parts = [
        { kind: "task", taskId: "l" },
        { kind: "literal", length: 2 },
      ] as const;
      const tasks = (["product", "sum", "shortest", "longest"] as const).map((kind) =>
        aTask(kind, { expansion: { kind, of: parts } }),
      );
      await fixture().storeDag(aDag({ tasks: ["l", ...tasks], edges: tasks.map(({ taskId }) => `l > ${taskId}`) }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ l: returned(3) });

      const count = async (taskId: string) =>
        (await fixture().instances(runId)).filter((text) => text.startsWith(`${taskId}[`)).length;
      expect(await Promise.all(tasks.map(({ taskId }) => count(taskId)))).toEqual([6, 5, 2, 3]);
    });

    test("inserts what is too much for one transaction in others, and ends its run only after them", async () => {
      const empty = aTask("m", { ...OVER_L, kind: "empty" });
      const runId = await startChain(aTask("l"), empty, aTask("r"));
      await fixture().startRuns();
      const [list] = await fixture().start();
      if (list !== undefined) await fixture().finish(list, returned(2200));

      expect(await fixture().dagRun(runId)).toMatchObject({ state: "running", unfinishedCount: 1701 });
      await fixture().runToEnd();
      expect(await fixture().instances(runId)).toHaveLength(2202);
      expect(await runState(runId)).toBe("success");
      const counts = await fixture().store.reader.selectFrom("taskExpansion").selectAll().execute();
      expect(counts).toMatchObject([{ taskId: "m", instanceCount: 2200, successCount: 2200, noneCount: 0 }]);
    });
  });

  describe("a task mapped over a mapped task", () => {
    const overM = { expansion: { kind: "task", taskId: "m" } } as const;

    test("has an instance for each value that was returned", async () => {
      const runId = await startChain(aTask("m", literal(3)), aTask("n", overM));
      await fixture().runToEnd({ "m[0]": RETURNED, "m[1]": SUCCESS, "m[2]": RETURNED });

      expect((await states(runId)).split(", ").slice(3)).toEqual(["n[0]: success", "n[1]: success"]);
    });

    test("is skipped when nothing was returned", async () => {
      const runId = await startChain(aTask("m", literal(2)), aTask("n", overM));
      await fixture().runToEnd();

      expect((await fixture().instances(runId)).at(-1)).toBe("n: skipped");
    });

    test("fails as a whole for one failure, and runs over the rest where its rule lets it", async () => {
      const tasks = [aTask("m", literal(3)), aTask("n", overM), aTask("o", { ...overM, triggerRule: "all_done" })];
      await fixture().storeDag(aDag({ tasks, edges: ["m > n", "m > o"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ m: RETURNED, "m[1]": FAILURE });

      expect((await states(runId)).split(", ").slice(3)).toEqual([
        "n: upstream_failed",
        "o[0]: success",
        "o[1]: success",
      ]);
    });
  });

  describe("a plain task below a mapped one", () => {
    test.each([
      ["all_success", "upstream_failed"],
      ["all_done", "success"],
      ["one_failed", "success"],
      ["one_success", "success"],
      ["none_failed", "upstream_failed"],
      ["none_skipped", "skipped"],
    ] as const)("counts each instance under %s", async (triggerRule, state) => {
      const runId = await startChain(aTask("m", literal(3)), aTask("r", { triggerRule }));
      await fixture().runToEnd({ "m[0]": FAILURE, "m[2]": SKIPPED });

      expect((await fixture().instances(runId)).at(-1)).toBe(`r: ${state}`);
    });

    test("is judged without reading the instances", async () => {
      const runId = await startChain(aTask("m", literal(50)), aTask("r"));
      await fixture().startRuns();
      const [first] = await fixture().start();
      if (first === undefined) throw new Error("Nothing started.");
      const reads = await fixture().finishCountingReads(first);

      // The finished one and the one below it.
      expect(reads).toBe(2);
      expect((await fixture().instances(runId)).at(-1)).toBe("r: none");
    });
  });
}
