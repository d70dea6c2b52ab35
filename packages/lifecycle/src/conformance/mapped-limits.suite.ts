import type { SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture, SUCCESS, triggerChain } from "../lifecycle.fixture.ts";

const literal = (length: number) => ({ expansion: { kind: "literal", length } }) as const;

/** What keeps copies of mapped tasks from running: branches, their past, limits. */
export function describeMappedLimits(fixture: () => LifecycleFixture): void {
  const states = async (runId: string) => (await fixture().instances(runId)).join(", ");
  const startChain = (...tasks: readonly SerializedTask[]) => triggerChain(fixture(), tasks);

  describe("a branch and mapped tasks", () => {
    const against = (...taskIds: readonly string[]) => ({ ...SUCCESS, skippedTaskIds: taskIds });

    test("a plain branch skips every instance of an expanded task", async () => {
      const runId = await startChain(aTask("b", { kind: "branch" }), aTask("m", literal(3)));
      await fixture().runToEnd({ b: against("m") });

      expect(await states(runId)).toBe("b: success, m[0]: skipped, m[1]: skipped, m[2]: skipped");
    });

    test("a mapped branch skips the same index, and nothing that is not mapped", async () => {
      const tasks = [
        aTask("b", { ...literal(3), kind: "branch" }),
        aTask("m", { ...literal(3), triggerRule: "all_done" }),
        aTask("p", { triggerRule: "all_done" }),
      ];
      await fixture().storeDag(aDag({ tasks, edges: ["b > m", "b > p"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ "b[1]": against("m", "p") });

      expect((await states(runId)).split(", ").slice(3)).toEqual([
        "m[0]: success",
        "m[1]: skipped",
        "m[2]: success",
        "p: success",
      ]);
    });
  });

  test("an instance that depends on its past looks at the same index there", async () => {
    await fixture().storeDag(aDag({ tasks: [aTask("m", { ...literal(2), dependsOnPast: true })] }));
    await fixture().trigger();
    const second = await fixture().trigger();
    await fixture().runToEnd({ "m[1]": FAILURE });

    expect(await states(second)).toBe("m[0]: success, m[1]: none");
  });

  test("the limit of a task's instances within a run holds for its copies", async () => {
    await startChain(aTask("m", { ...literal(5), maxActiveTisPerDagRun: 2 }));
    await fixture().startRuns();

    expect(await fixture().start()).toHaveLength(2);
    expect(await fixture().start()).toHaveLength(0);
  });

  test.each([
    ["the task's own limit", { maxActiveTisPerDagRun: 1 }, {}],
    ["the task's limit over all runs", { maxActiveTisPerDag: 1 }, {}],
    ["the limit of their Dag", {}, { maxActiveTasks: 1 }],
  ] as const)("many copies that wait for %s do not hide what may run", async (_, limits, given) => {
    const mapped = aTask("m", { ...literal(100), ...limits, priorityWeight: 10 });
    await fixture().storeDag(aDag({ tasks: [mapped, "other"], given: { dagId: "first", ...given } }));
    await fixture().storeDag(aDag({ tasks: ["one", "two"], given: { dagId: "second" } }));
    await fixture().trigger("first");
    await fixture().trigger("second");
    await fixture().startRuns();
    fixture().freeSlots = 8;

    const started = (await fixture().start()).map(({ instance }) => instance.taskId);
    expect(started).toEqual(
      "maxActiveTasks" in given ? ["m", "one", "two"] : expect.arrayContaining(["m", "other", "one", "two"]),
    );
    expect(started.filter((taskId) => taskId === "m")).toHaveLength(1);
  });
}
