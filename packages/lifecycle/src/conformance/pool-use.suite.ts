import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { countSlotHoldsInTime, listSlotHoldersInTime, type SlotMoments } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import type { AttemptEnd } from "../batch/finished-attempt.ts";
import { FAILURE, type LifecycleFixture, NOON } from "../lifecycle.fixture.ts";
import { type EndedTrigger, resumeTaskInstances } from "../resume-task-instances.ts";

const HOUR = { from: NOON, until: addSeconds(NOON, 3600) };
const DEFERRED: AttemptEnd = {
  kind: "deferred",
  trigger: { classpath: "AnswerTrigger", kwargs: "{}" },
  methodName: "readAnswer",
  methodKwargs: null,
  timeoutSeconds: null,
};

/** When slots of a pool were taken, and by whom. `fixture` gives the test's own. */
export function describePoolUse(fixture: () => LifecycleFixture): void {
  /** The moments of the hour, as `kind minute slots`. */
  async function momentsOf(): Promise<readonly string[]> {
    const moments = await countSlotHoldsInTime(fixture().store.reader, { ...HOUR, stepSeconds: 60 });
    const named = ({ kind, step, slots }: SlotMoments) => `${kind} ${String(step).padStart(2, "0")} ${slots}`;
    return moments.map(named).sort();
  }

  function holdersIn(fromMinute: number, untilMinute: number) {
    const stretch = { from: addSeconds(NOON, fromMinute * 60), until: addSeconds(NOON, untilMinute * 60) };
    const asked = { pool: "default_pool", stretch, dagIds: null, limit: 10 };
    return listSlotHoldersInTime(fixture().store.reader, asked);
  }

  /** Starts the only task, and ends its attempt so many minutes later. */
  async function attempt(minutes: number, outcome?: AttemptEnd): Promise<void> {
    await fixture().startRuns();
    const [started] = await fixture().start();
    if (started === undefined) throw new Error("Nothing started.");
    fixture().pass(minutes * 60);
    await fixture().finish(started, outcome);
  }

  async function resume(): Promise<void> {
    const triggers = await fixture().store.reader.selectFrom("trigger").selectAll().execute();
    const ended = triggers.map(
      ({ taskInstanceId }): EndedTrigger => ({ taskInstanceId, token: null, outcome: { kind: "event", value: "1" } }),
    );
    await fixture().store.transaction((transaction) => resumeTaskInstances(transaction, { ended, now: fixture().now }));
  }

  describe("the use of a pool over time", () => {
    test("has every try once, also those that failed, and none of the wait between them", async () => {
      const task = aTask("a", { retries: 1, retryDelaySeconds: 600, poolSlots: 3 });
      await fixture().storeDag(aDag({ tasks: [task] }));
      await fixture().trigger();
      await attempt(5, FAILURE);
      expect(await momentsOf()).toEqual(["begun 00 3", "ended 05 3", "queued 00 3"]);
      fixture().pass(600);
      await fixture().scheduleRetries();
      await attempt(5);

      const both = ["begun 00 3", "begun 15 3", "ended 05 3", "ended 20 3", "queued 00 3", "queued 15 3"];
      expect(await momentsOf()).toEqual(both);
      expect(await holdersIn(0, 20)).toMatchObject([
        { tryNumber: 1, state: "up_for_retry", poolSlots: 3 },
        { tryNumber: 2, state: "success" },
      ]);
      expect(await holdersIn(7, 14)).toEqual([]);
    });

    test("has what runs as held until now", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      await fixture().trigger();
      await fixture().startRuns();
      await fixture().start();

      expect(await momentsOf()).toEqual(["begun 00 1", "queued 00 1"]);
      expect(await holdersIn(30, 40)).toMatchObject([{ taskId: "a", state: "running", ended: null }]);
    });

    test("leaves a deferral out where deferred tasks hold no slots", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      await fixture().trigger();
      await attempt(1, DEFERRED);
      expect(await momentsOf()).toEqual([]);
      fixture().pass(1200);
      await resume();
      await attempt(1);

      expect(await momentsOf()).toEqual(["begun 21 1", "ended 22 1", "queued 21 1"]);
    });

    test("has a deferral from the start of its try where deferred tasks hold their slots", async () => {
      await fixture().store.transaction((transaction) =>
        transaction.updateTable("pool").set({ includeDeferred: 1 }).execute(),
      );
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      await fixture().trigger();
      await attempt(1, DEFERRED);
      expect(await momentsOf()).toEqual(["begun 00 1", "queued 00 1"]);
      fixture().pass(1200);
      await resume();
      await attempt(1);

      expect(await momentsOf()).toEqual(["begun 00 1", "ended 22 1", "queued 00 1"]);
    });

    test("counts what began before the stretch from its beginning, and tells only of Dags that are asked for", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      await fixture().trigger();
      await attempt(10);
      const stretch = { from: addSeconds(NOON, 300), until: addSeconds(NOON, 900) };
      const { reader } = fixture().store;

      const moments = await countSlotHoldsInTime(reader, { ...stretch, stepSeconds: 300 });
      expect(moments.find(({ kind }) => kind === "begun")).toMatchObject({ step: 0, slotMilliseconds: 300_000 });
      const asked = { pool: "default_pool", stretch, limit: 10 };
      expect(await listSlotHoldersInTime(reader, { ...asked, dagIds: ["d"] })).toHaveLength(1);
      expect(await listSlotHoldersInTime(reader, { ...asked, dagIds: ["other"] })).toEqual([]);
    });
  });
}
