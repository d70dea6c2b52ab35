import { findDagRunState, type MetadataStore, noteChange } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import { DagRunWaits } from "./dag-run-waits.ts";

let fixture: ApiServerFixture;
let store: MetadataStore;
let waits: DagRunWaits;
const warnings: string[] = [];

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  store = fixture.store;
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  await fixture.trigger("d", "r");
  const logger = {
    debug: () => {},
    info: () => {},
    error: () => {},
    warn: (words: string) => void warnings.push(words),
  };
  waits = new DagRunWaits({ store, logger });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await waits.close();
  await fixture.close();
  warnings.length = 0;
});

interface Wait {
  readonly seconds?: number;
  /** What happens between the reading of the run and the waiting. */
  readonly between?: () => Promise<unknown>;
}

/** One who waits; over with the answer. */
function begin({ seconds = 50, between }: Wait = {}, runId = "r") {
  const leave: (() => void)[] = [];
  const place = { dagId: "d", runId };
  const state = waits.during(place, async (wait) => {
    const run = await findDagRunState(store.reader, place);
    await between?.();
    if (run === null) throw new Error("There is no such run.");
    return wait.untilOver(run, { seconds, onEnd: (listener) => void leave.push(listener) });
  });
  void state.then(() => leave.splice(0).forEach((listener) => listener()));
  return { state, leave: () => leave.splice(0).forEach((listener) => listener()) };
}

/** Until so many have read the run and wait. One timer more looks for what was not told. */
async function untilWaiting(count: number): Promise<void> {
  while (vi.getTimerCount() < count + 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Changes the run as another process would whose word is lost. */
function changeInSilence(state: "success" | "failed" | "running"): Promise<unknown> {
  return store.transaction((transaction) => transaction.updateTable("dagRun").set({ state }).execute());
}

function sayThatEverythingChanged(): Promise<void> {
  return store.transaction(async (transaction) => noteChange(transaction, { kind: "everything" }));
}

test("many wait on one subscription and without a query, and all are answered with the end", async () => {
  const subscribe = vi.spyOn(store, "subscribe");
  const waiting = Array.from({ length: 500 }, () => begin());
  await untilWaiting(500);
  const read = vi.spyOn(store.reader, "getExecutor");
  await fixture.runToEnd();
  const states = await Promise.all(waiting.map(({ state }) => state));
  expect(new Set(states)).toEqual(new Set(["success"]));
  expect(subscribe).toHaveBeenCalledOnce();
  expect(read).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test("the end of another run is nothing to those who wait for this one", async () => {
  await fixture.trigger("d", "other", "2024-01-02T00:00:00+00:00");
  const { state } = begin({ seconds: 5 });
  await untilWaiting(1);
  await store.transaction((transaction) =>
    transaction.updateTable("dagRun").set({ state: "success" }).where("runId", "=", "other").execute(),
  );
  vi.advanceTimersByTime(5000);
  expect(await state).toBe("queued");
});

test("what ends between the reading and the waiting is not missed", async () => {
  expect(await begin({ between: () => fixture.runToEnd() }).state).toBe("success");
});

test("what another process may have changed between the reading and the waiting is looked for", async () => {
  const between = async () => {
    await changeInSilence("failed");
    await sayThatEverythingChanged();
  };
  expect(await begin({ between }).state).toBe("failed");
});

test("when the time is over the answer is the state that was heard of last", async () => {
  const { state } = begin({ seconds: 3 });
  await untilWaiting(1);
  await fixture.start();
  vi.advanceTimersByTime(3000);
  expect(await state).toBe("running");
});

test("an end that nobody told of is found within ten seconds, in one query for all", async () => {
  const waiting = [begin(), begin(), begin()];
  await untilWaiting(3);
  await changeInSilence("success");
  const read = vi.spyOn(store.reader, "getExecutor");
  vi.advanceTimersByTime(10_000);
  expect(await Promise.all(waiting.map(({ state }) => state))).toEqual(["success", "success", "success"]);
  expect(read).toHaveBeenCalledOnce();
});

test("when nobody can say what has changed, the runs are read again at once", async () => {
  const { state } = begin();
  await untilWaiting(1);
  await changeInSilence("failed");
  await sayThatEverythingChanged();
  expect(await state).toBe("failed");
});

test("a run that is deleted is waited for no longer", async () => {
  const { state } = begin();
  await untilWaiting(1);
  await store.transaction((transaction) => transaction.deleteFrom("dagRun").execute());
  await sayThatEverythingChanged();
  expect(await state).toBeNull();
});

test("a database that does not answer ends no waiting", async () => {
  const { state } = begin({ seconds: 15 });
  await untilWaiting(1);
  vi.spyOn(store.reader, "getExecutor").mockImplementation(() => {
    throw new Error("away");
  });
  vi.advanceTimersByTime(10_000);
  await vi.waitFor(() => expect(warnings).toEqual(["Could not look at the runs whose end is waited for"]));
  vi.advanceTimersByTime(5000);
  expect(await state).toBe("queued");
});

test("whoever leaves stops waiting, and nothing is heard or looked for once the last has left", async () => {
  const first = begin();
  const second = begin();
  await untilWaiting(2);
  first.leave();
  expect(await first.state).toBe("queued");
  await fixture.start();
  second.leave();
  expect(await second.state).toBe("running");
  expect(vi.getTimerCount()).toBe(0);
});

test("closing answers everybody, and whoever comes later at once", async () => {
  const { state } = begin();
  await untilWaiting(1);
  await waits.close();
  expect(await state).toBe("queued");
  expect(await begin().state).toBe("queued");
});
