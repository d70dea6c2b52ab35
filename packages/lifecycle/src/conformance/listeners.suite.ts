import { addSeconds, type ListenerEvent } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adoptCallbacks } from "../adopt-callbacks.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { markDagRun } from "../mark-dag-run.ts";
import { recordExternalAssetEvent } from "../record-external-asset-event.ts";
import { recordImportError } from "../record-import-error.ts";
import { type ListenersToldOutcome, recordListenersTold } from "../record-listeners-told.ts";
import { startDagRuns } from "../start-dag-runs.ts";
import { takeListenerEvents } from "../take-listener-events.ts";

const LEASE_SECONDS = 90;

/** What listeners hear of. @param open makes an empty installation that has listeners. */
export function describeListeners(open: () => Promise<LifecycleFixture>): void {
  let fixture: LifecycleFixture;
  let tokens = 0;
  let token = "";

  beforeEach(async () => {
    fixture = await open();
  });
  afterEach(() => fixture.close());

  function take(limit = 100, jobId = 7) {
    tokens += 1;
    token = `token-${tokens}`;
    const claim = { now: fixture.now, jobId, limit, leaseSeconds: LEASE_SECONDS, token };
    return fixture.store.transaction((transaction) => takeListenerEvents(transaction, claim));
  }

  function record(events: Awaited<ReturnType<typeof take>>, failure: string | null): Promise<ListenersToldOutcome> {
    const { now } = fixture;
    return fixture.store.transaction((transaction) =>
      recordListenersTold(transaction, { events, token, failure, now }),
    );
  }

  /** Takes all there is, as having been told. */
  async function hear(): Promise<readonly ListenerEvent[]> {
    const events = await take();
    if (events.length > 0) await record(events, null);
    return events.map(({ event }) => event);
  }

  const inWords = (event: ListenerEvent): string => {
    if (event.kind === "taskInstance") {
      const { taskInstance, previousState, error } = event;
      return `${taskInstance.taskId}#${taskInstance.tryNumber} ${previousState} > ${taskInstance.state} ${error ?? ""}`;
    }
    return event.kind === "dagRun" ? `run ${event.dagRun.state} ${event.message}` : event.kind;
  };

  async function triggerOne(given = {}): Promise<string> {
    await fixture.storeDag(aDag({ tasks: [aTask("a", given)], edges: [] }));
    return fixture.trigger();
  }

  describe("listeners", () => {
    test("hear of a run and its tasks in the order in which things happened", async () => {
      await triggerOne();
      await fixture.runToEnd();
      expect((await hear()).map(inWords)).toEqual([
        "run running ",
        "a#1 queued > running ",
        "a#1 running > success ",
        "run success success",
      ]);
      expect(await hear()).toEqual([]);
    });

    test("hear of a try that failed, also where another follows, and why", async () => {
      await triggerOne({ retries: 1, retryDelaySeconds: 1 });
      await fixture.runToEnd({ a: FAILURE });
      fixture.pass(10);
      await fixture.scheduleRetries();
      await fixture.runToEnd({ a: FAILURE });
      expect((await hear()).map(inWords)).toEqual([
        "run running ",
        "a#1 queued > running ",
        "a#1 running > up_for_retry It broke.",
        "a#2 queued > running ",
        "a#2 running > failed It broke.",
        "run failed task_failure",
      ]);
    });

    test("are told of nothing that was marked by hand", async () => {
      const runId = await triggerOne();
      await fixture.startRuns();
      await hear();
      await fixture.store.transaction((transaction) =>
        markDagRun(transaction, { dagId: "d", runId, state: "failed", now: fixture.now }),
      );
      expect(await hear()).toEqual([]);
    });

    test("hear of assets, from a task and from outside", async () => {
      const dag = aDag({
        tasks: [aTask("a", { outlets: [{ kind: "asset", uri: "s3://new", extra: {} }] })],
        edges: [],
      });
      await fixture.storeDag(dag);
      expect(await hear()).toEqual([{ kind: "assetCreated", uri: "s3://new" }]);
      await fixture.store.transaction((transaction) =>
        recordExternalAssetEvent(transaction, { uri: "s3://new", extra: { size: 3 }, now: fixture.now }),
      );
      const extra = { size: 3, from_rest_api: true };
      expect(await hear()).toEqual([{ kind: "assetChanged", uri: "s3://new", extra, source: null }]);
    });

    test("hear whether a file that does not load did before", async () => {
      const error = { message: "It broke.", errorKind: "Error", line: null, column: null, frame: null, stack: null };
      const given = { relativePath: "d.ts", ...error, now: fixture.now };
      await fixture.store.transaction((transaction) => recordImportError(transaction, given));
      await fixture.store.transaction((transaction) => recordImportError(transaction, given));
      const told = { kind: "importError", fileName: "d.ts", message: "It broke.", stack: null };
      expect(await hear()).toEqual([
        { ...told, isNew: true },
        { ...told, isNew: false },
      ]);
    });

    test("are told by nobody else while one tells them, and by the next when that one is gone", async () => {
      await triggerOne();
      await fixture.startRuns();
      expect(await take(100, 7)).toHaveLength(1);
      await fixture.start();
      expect(await take(100, 8)).toEqual([]);
      const { now } = fixture;
      await fixture.store.transaction((transaction) => adoptCallbacks(transaction, { jobIds: [7], now }));
      const [event] = await take(1, 8);
      expect(event).toMatchObject({ tries: 2, event: { kind: "dagRun", event: "running" } });
    });

    test("are told again of what was not brought to them, before what came later, until it is given up", async () => {
      await triggerOne();
      await fixture.startRuns();
      let tries = 0;
      for (;;) {
        const events = await take();
        tries += 1;
        const outcome = await record(events, "The module cannot be loaded.");
        if (outcome.kind === "given-up") break;
        expect(outcome).toEqual({ kind: "postponed" });
        await fixture.start();
        expect(await take()).toEqual([]);
        fixture.pass(10 * 2 ** (tries - 1));
      }
      expect(tries).toBe(5);
      expect((await hear()).map(inWords)).toEqual(["a#1 queued > running "]);
    });

    test("whose delivery was taken over keep what the other one delivers", async () => {
      await triggerOne();
      await fixture.startRuns();
      const first = await take();
      const firstToken = token;
      fixture.now = addSeconds(fixture.now, LEASE_SECONDS);
      const second = await take();
      expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      token = firstToken;
      await record(first, null);
      const { count } = await fixture.store.reader
        .selectFrom("listenerEvent")
        .select((row) => row.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      expect(Number(count)).toBe(1);
    });
  });

  test("a transaction that is rolled back tells nobody", async () => {
    await triggerOne();
    const failed = fixture.store.transaction(async (transaction) => {
      await startDagRuns(transaction, { now: fixture.now });
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    expect(await hear()).toEqual([]);
  });

  test("an attempt that skips itself is nothing to listeners", async () => {
    await triggerOne();
    await fixture.runToEnd({ a: { kind: "skipped", message: "not today" } });
    const words = (await hear()).map(inWords);
    expect(words).toEqual(["run running ", "a#1 queued > running ", "run success success"]);
  });
}
