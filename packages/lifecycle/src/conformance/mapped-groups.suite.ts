import type { SerializedMapLength, SerializedTask } from "@baram/domain";
import { aDag, aGroup, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture, RETURNED, returned, SUCCESS } from "../lifecycle.fixture.ts";

const SKIPPED = { kind: "skipped", message: "Nothing to do." } as const;
const literal = (length: number): SerializedMapLength => ({ kind: "literal", length });
const OVER_L: SerializedMapLength = { kind: "task", taskId: "l" };

/** How the tasks of mapped groups meet by index. */
export function describeMappedGroups(fixture: () => LifecycleFixture): void {
  /** Stores a Dag whose groups are repeated as given, and triggers it. */
  async function start(
    groups: Readonly<Record<string, SerializedMapLength | null>>,
    { tasks, edges }: { readonly tasks: readonly (string | SerializedTask)[]; readonly edges: readonly string[] },
  ): Promise<string> {
    const taskGroups = Object.entries(groups).map(([groupId, expansion]) => ({ ...aGroup(groupId), expansion }));
    await fixture().storeDag(aDag({ tasks, edges, given: { taskGroups } }));
    return fixture().trigger();
  }

  const statesOf = async (runId: string, taskId: string) =>
    (await fixture().instances(runId))
      .filter((text) => text.startsWith(`${taskId}[`) || text.startsWith(`${taskId}:`))
      .map((text) => text.slice(taskId.length));

  describe("within a mapped group", () => {
    test("an instance waits for the same index only", async () => {
      const runId = await start({ g: literal(2) }, { tasks: ["g.a", "g.b"], edges: ["g.a > g.b"] });
      await fixture().startRuns();
      const started = await fixture().start();
      const second = started.find(({ instance }) => instance.mapIndex === 1);
      if (second !== undefined) await fixture().finish(second);

      expect(await statesOf(runId, "g.a")).toEqual(["[0]: running", "[1]: success"]);
      expect(await statesOf(runId, "g.b")).toEqual(["[0]: none", "[1]: scheduled"]);
    });

    test("a list that comes expands each task, and indexes then go on by themselves", async () => {
      const runId = await start({ g: OVER_L }, { tasks: ["l", "g.a", "g.b"], edges: ["l > g.a > g.b"] });
      await fixture().runToEnd({ l: returned(3), "g.a[1]": FAILURE, "g.a[2]": SKIPPED });

      expect(await statesOf(runId, "g.a")).toEqual(["[0]: success", "[1]: failed", "[2]: skipped"]);
      expect(await statesOf(runId, "g.b")).toEqual(["[0]: success", "[1]: upstream_failed", "[2]: skipped"]);
      expect((await fixture().dagRun(runId)).state).toBe("failed");
    });

    test.each(["one_failed", "one_success", "one_done", "none_failed_min_one_success"] as const)(
      "%s looks at its own index",
      async (triggerRule) => {
        const expected = {
          one_failed: ["skipped", "success", "skipped"],
          one_success: ["success", "upstream_failed", "skipped"],
          one_done: ["success", "success", "skipped"],
          none_failed_min_one_success: ["success", "upstream_failed", "skipped"],
        };
        const tasks = ["l", "g.a", aTask("g.b", { triggerRule })];
        const runId = await start({ g: OVER_L }, { tasks, edges: ["l > g.a > g.b"] });
        await fixture().runToEnd({ l: returned(3), "g.a[1]": FAILURE, "g.a[2]": SKIPPED });

        expect(await statesOf(runId, "g.b")).toEqual(
          expected[triggerRule].map((state, index) => `[${index}]: ${state}`),
        );
      },
    );

    test.each([
      ["failed", FAILURE, "upstream_failed"],
      ["was skipped", SKIPPED, "skipped"],
      ["is empty", returned(0), "skipped"],
    ] as const)("a list that %s leaves each task as one instance", async (_, outcome, state) => {
      const tasks = ["l", "g.a", aTask("g.b", { triggerRule: "all_done" })];
      const runId = await start({ g: OVER_L }, { tasks, edges: ["l > g.a > g.b"] });
      await fixture().runToEnd({ l: outcome });

      expect(await statesOf(runId, "g.a")).toEqual([`: ${state}`]);
      expect(await statesOf(runId, "g.b")).toEqual([`: ${state}`]);
    });

    test("a plain group is repeated along", async () => {
      const runId = await start({ g: literal(2), "g.h": null }, { tasks: ["g.a", "g.h.b"], edges: ["g.a > g.h.b"] });
      await fixture().runToEnd({ "g.a[0]": FAILURE });

      expect(await statesOf(runId, "g.h.b")).toEqual(["[0]: upstream_failed", "[1]: success"]);
    });

    test("a branch decides for its own index", async () => {
      const tasks = [aTask("g.b", { kind: "branch" }), "g.x", aTask("g.y", { triggerRule: "all_done" })];
      const runId = await start({ g: literal(2) }, { tasks, edges: ["g.b > g.x", "g.b > g.y"] });
      await fixture().runToEnd({
        "g.b[0]": { ...SUCCESS, skippedTaskIds: ["g.x"] },
        "g.b[1]": { ...SUCCESS, skippedTaskIds: ["g.y"] },
      });

      expect(await statesOf(runId, "g.x")).toEqual(["[0]: skipped", "[1]: success"]);
      expect(await statesOf(runId, "g.y")).toEqual(["[0]: success", "[1]: skipped"]);
    });

    test("a setup stops its own index, and its teardown does not run there", async () => {
      const tasks = [
        aTask("g.s", { isSetup: true }),
        "g.w",
        aTask("g.t", { isTeardown: true, triggerRule: "all_done_setup_success" }),
      ];
      const runId = await start({ g: literal(2) }, { tasks, edges: ["g.s > g.w > g.t", "g.s > g.t"] });
      await fixture().runToEnd({ "g.s[1]": FAILURE });

      expect(await statesOf(runId, "g.w")).toEqual(["[0]: success", "[1]: upstream_failed"]);
      expect(await statesOf(runId, "g.t")).toEqual(["[0]: success", "[1]: upstream_failed"]);
    });

    test("something outside that every index waits for readies each that is waiting", async () => {
      const tasks = ["u", "g.a", "g.b"];
      const runId = await start({ g: literal(2) }, { tasks, edges: ["g.a > g.b", "u > g.b"] });
      await fixture().startRuns();
      const started = await fixture().start();
      const [plain, ...copies] = [...started].sort((one, other) => one.instance.mapIndex - other.instance.mapIndex);
      const [first] = copies;
      if (first !== undefined) await fixture().finish(first);
      expect(await statesOf(runId, "g.b")).toEqual(["[0]: none", "[1]: none"]);
      if (plain !== undefined) await fixture().finish(plain);

      expect(await statesOf(runId, "g.b")).toEqual(["[0]: scheduled", "[1]: none"]);
    });

    test("a failure outside leaves a task whose list came as one instance", async () => {
      const runId = await start({ g: OVER_L }, { tasks: ["u", "l", "g.a"], edges: ["l > g.a", "u > g.a"] });
      await fixture().runToEnd({ u: FAILURE, l: returned(2) });

      expect(await statesOf(runId, "g.a")).toEqual([": upstream_failed"]);
    });
  });

  describe("outside of a mapped group", () => {
    test("a plain task sees every index, and so does a task of another group", async () => {
      const runId = await start(
        { g: literal(2), h: literal(2) },
        { tasks: ["g.a", "h.b", "r"], edges: ["g.a > h.b", "g.a > r"] },
      );
      await fixture().runToEnd({ "g.a[1]": FAILURE });

      expect(await statesOf(runId, "h.b")).toEqual(["[0]: upstream_failed", "[1]: upstream_failed"]);
      expect(await statesOf(runId, "r")).toEqual([": upstream_failed"]);
    });

    test("a task can be mapped over a task of the group: over all its values", async () => {
      const over = aTask("m", { expansion: { kind: "task", taskId: "g.a" } });
      const runId = await start({ g: literal(3) }, { tasks: ["g.a", over], edges: ["g.a > m"] });
      await fixture().runToEnd({ "g.a": RETURNED, "g.a[1]": SUCCESS });

      expect(await statesOf(runId, "m")).toEqual(["[0]: success", "[1]: success"]);
    });
  });

  describe("a mapped group in a mapped group", () => {
    const groups = { g: literal(2), "g.h": literal(2) };

    test("has an instance for each pair, the outer index slowest", async () => {
      const runId = await start(groups, { tasks: ["g.a", "g.h.b"], edges: ["g.a > g.h.b"] });
      await fixture().runToEnd({ "g.a[1]": FAILURE });

      expect(await statesOf(runId, "g.h.b")).toEqual([
        "[0]: success",
        "[1]: success",
        "[2]: upstream_failed",
        "[3]: upstream_failed",
      ]);
    });

    test("a task of the outer group waits for its own stretch of the inner one", async () => {
      const runId = await start(groups, { tasks: ["g.h.b", "g.c"], edges: ["g.h.b > g.c"] });
      await fixture().startRuns();
      for (const attempt of await fixture().start()) {
        if (attempt.instance.mapIndex >= 2) await fixture().finish(attempt);
      }

      expect(await statesOf(runId, "g.c")).toEqual(["[0]: none", "[1]: scheduled"]);
    });

    test("fails, and says why, when it is mapped over a task of the outer group", async () => {
      const runId = await start(
        { g: literal(2), "g.h": { kind: "task", taskId: "g.a" } },
        { tasks: ["g.a", "g.h.b"], edges: ["g.a > g.h.b"] },
      );
      await fixture().runToEnd({ "g.a": returned(2) });

      expect(await statesOf(runId, "g.h.b")).toEqual([": upstream_failed"]);
      expect((await fixture().taskInstance(runId, "g.h.b")).stateReason).toContain('mapped over "g.a"');
    });

    test("knows its lengths once both lists are there", async () => {
      const runId = await start(
        { g: OVER_L, "g.h": { kind: "task", taskId: "k" } },
        { tasks: ["l", "k", "g.h.b"], edges: ["l > g.h.b", "k > g.h.b"] },
      );
      await fixture().runToEnd({ l: returned(2), k: returned(3) });

      expect(await statesOf(runId, "g.h.b")).toHaveLength(6);
    });
  });
}
