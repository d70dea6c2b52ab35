import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { deleteXComsToPurge, listXComsToPurge } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import type { AttemptEnd } from "../batch/finished-attempt.ts";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { deleteDagRun } from "../delete-dag-run.ts";
import { FAILURE, type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { pushXCom } from "../push-xcom.ts";

/** When what instances stored goes, and what is noted of it. `fixture` gives the test's own. */
export function describeXComs(fixture: () => LifecycleFixture): void {
  const push = ({ instance, leaseToken }: StartedTaskInstance, key: string, needsPurge = false) =>
    fixture().store.transaction((transaction) =>
      pushXCom(transaction, {
        taskInstanceId: instance.id,
        leaseToken,
        entry: { key, value: `"of try ${instance.tryNumber}"`, needsPurge },
        now: fixture().now,
      }),
    );

  const stored = async () => {
    const rows = await fixture().store.reader.selectFrom("xcom").select(["key", "value"]).orderBy("key").execute();
    return rows.map(({ key, value }) => `${key} ${value}`);
  };

  const noted = async () => {
    const rows = await listXComsToPurge(fixture().store.reader, { taskInstanceId: null });
    return rows.map(({ dagId, taskId, mapIndex, key, value }) => ({ dagId, taskId, mapIndex, key, value }));
  };

  const startOnly = async () => {
    const [started] = await fixture().start();
    if (started === undefined) throw new Error("Nothing started.");
    return started;
  };

  const clear = (runId: string) => fixture().clear(runId);

  const returning = (value: string): AttemptEnd => ({
    kind: "success",
    xcoms: [{ key: "return_value", value }],
    skippedTaskIds: [],
    returnedLength: null,
  });

  describe("XComs", () => {
    test("that go with the start of a task are not given to one that starts beside it", async () => {
      const reading = aTask("reading", { inputTaskIds: ["again"], triggerRule: "always" });
      await fixture().storeDag(aDag({ tasks: ["again", reading] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      for (const attempt of await fixture().start()) await fixture().finish(attempt, returning("1"));
      await clear(runId);
      await fixture().startRuns();

      const started = await fixture().start();
      expect(started.map(({ instance, returned }) => [instance.taskId, returned])).toEqual([
        ["again", []],
        ["reading", []],
      ]);
    });

    test("that the inputs of attempts mean go along with their start, short ones, each with its own run's", async () => {
      const sum = aTask("sum", { inputTaskIds: ["few", "many"] });
      await fixture().storeDag(
        aDag({ tasks: ["few", "many", "unread", sum], edges: ["few > sum", "many > sum", "unread > sum"] }),
      );
      const runIds = [await fixture().trigger(), await fixture().trigger()];
      await fixture().startRuns();
      for (const attempt of await fixture().start()) {
        const { taskId, runId } = attempt.instance;
        const value = taskId === "many" ? `"${"x".repeat(16_384)}"` : String(runIds.indexOf(runId));
        await fixture().finish(attempt, returning(value));
      }
      const started = await fixture().start();

      const given = started.map(({ instance, returned }) => [instance.runId, returned.map(({ value }) => value)]);
      expect(Object.fromEntries(given)).toEqual({ [runIds[0] ?? ""]: ["0"], [runIds[1] ?? ""]: ["1"] });
    });

    test("of a failed try stay until the next one starts", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { retries: 1, retryDelaySeconds: 60 })] }));
      await fixture().trigger();
      await fixture().startRuns();
      const first = await startOnly();
      expect(await push(first, "k")).toBe(true);
      await fixture().finish(first, FAILURE);
      expect(await stored()).toEqual(['k "of try 1"']);

      fixture().now = addSeconds(fixture().now, 60);
      await fixture().scheduleRetries();
      await startOnly();
      expect(await stored()).toEqual([]);
      expect(await noted()).toEqual([]);
    });

    test("stay when their instance is cleared, and what is kept elsewhere is noted when it starts again", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const first = await startOnly();
      await push(first, "elsewhere", true);
      await push(first, "here");
      await fixture().finish(first, { ...SUCCESS, xcoms: [{ key: "return_value", value: "1", needsPurge: true }] });
      await clear(runId);
      expect(await stored()).toHaveLength(3);

      await fixture().startRuns();
      await startOnly();
      expect(await stored()).toEqual([]);
      const place = { dagId: "d", taskId: "a", mapIndex: -1 };
      expect(await noted()).toEqual([
        { ...place, key: "elsewhere", value: '"of try 1"' },
        { ...place, key: "return_value", value: "1" },
      ]);
    });

    test("of a deleted run go with it, and what is kept elsewhere is noted until it is removed", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      await push(await startOnly(), "elsewhere", true);
      await fixture().store.transaction((transaction) =>
        deleteDagRun(transaction, { dagId: "d", runId, now: fixture().now }),
      );
      expect(await stored()).toEqual([]);
      const rows = await listXComsToPurge(fixture().store.reader, { taskInstanceId: null });
      expect(rows).toMatchObject([{ dagId: "d", runId, key: "elsewhere" }]);
      await fixture().store.transaction((transaction) =>
        deleteXComsToPurge(
          transaction,
          rows.map(({ id }) => id),
        ),
      );
      expect(await noted()).toEqual([]);
    });

    test("pushed again under a key take the place of what was there", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      await fixture().trigger();
      await fixture().startRuns();
      const started = await startOnly();
      await push(started, "k", true);
      await push(started, "k");
      expect(await stored()).toEqual(['k "of try 1"']);
      expect(await push({ ...started, leaseToken: "another" }, "k")).toBe(false);
    });
  });
}
