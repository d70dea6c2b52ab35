import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import type { TriggerEnd } from "@baram/execution-api";
import { type ChangeListener, claimTriggers, type MetadataStore } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TriggererFixture } from "./triggerer.fixture.ts";

const EVENT: TriggerEnd = { kind: "event", value: "1" };

let fixture: TriggererFixture;
beforeEach(async () => {
  fixture = await TriggererFixture.open({
    ...aDag({ tasks: [aTask("wait")] }),
    maxActiveRuns: 1000,
    maxActiveTasks: 1000,
  });
});
afterEach(() => fixture.close());

test("a triggerer takes the triggers that are there, and those that come, with what their attempts are told", async () => {
  const [earlier] = await fixture.defer();
  const { triggerer, host } = await fixture.triggerer();
  triggerer.start();
  await triggerer.whenIdle();
  expect(host.only()).toMatchObject({
    trigger: { classpath: "baram.DateTimeTrigger", kwargs: '{"moment":1}' },
    workload: {
      taskInstanceId: earlier?.instance.id,
      key: { dagId: "d", taskId: "wait", mapIndex: -1 },
      tryNumber: 1,
      bundle: { hash: "hash", sourcePath: "/dags/d.ts" },
      leaseToken: "token-2",
    },
    logFolder: "/logs",
  });
  await fixture.defer();
  await triggerer.whenIdle();
  expect(host.awaited.size).toBe(2);
});

test("a task goes on with the event of its trigger", async () => {
  await fixture.defer();
  const { triggerer, host } = await fixture.triggerer();
  triggerer.start();
  await triggerer.whenIdle();
  host.end(host.only(), EVENT);
  await triggerer.whenIdle();
  expect(await fixture.states()).toEqual(["scheduled"]);
  expect((await fixture.start())[0]?.resumption).toMatchObject({ outcome: EVENT, methodName: "goOn" });
});

test("a task whose trigger failed goes on to fail", async () => {
  await fixture.defer();
  const { triggerer, host } = await fixture.triggerer();
  triggerer.start();
  await triggerer.whenIdle();
  host.end(host.only(), { kind: "failed", message: "It ended without an event." });
  await triggerer.whenIdle();
  expect((await fixture.start())[0]?.resumption?.outcome).toEqual({
    kind: "failed",
    message: "It ended without an event.",
  });
});

test("the trigger of a task that was cleared is cancelled, and what it still reports changes nothing", async () => {
  const [started] = await fixture.defer();
  const { triggerer, host } = await fixture.triggerer();
  triggerer.start();
  await triggerer.whenIdle();
  const trigger = host.only();
  if (started !== undefined) await fixture.clear(started);
  await triggerer.whenIdle();
  expect(host.cancelled).toEqual([trigger.triggerId]);
  const before = await fixture.states();
  host.end(trigger, EVENT);
  await triggerer.whenIdle();
  expect(await fixture.states()).toEqual(before);
});

test("a task that was deferred again before anybody heard of it is waited for by its later trigger alone", async () => {
  const [started] = await fixture.defer();
  const { store } = fixture;
  let tell: ChangeListener = () => undefined;
  const hardOfHearing = {
    reader: store.reader,
    serializedDags: store.serializedDags,
    transaction: store.transaction.bind(store),
    subscribe: (listener: ChangeListener) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as MetadataStore;
  const { triggerer, host } = await fixture.triggerer({ store: hardOfHearing });
  triggerer.start();
  await triggerer.whenIdle();
  const earlier = host.only();
  if (started !== undefined) await fixture.clear(started);
  await fixture.defer(0);
  tell([{ kind: "everything" }]);
  await triggerer.whenIdle();
  expect(host.cancelled).toEqual([earlier.triggerId]);
  host.end(earlier, EVENT);
  await triggerer.whenIdle();
  expect([triggerer.count, host.only().triggerId]).toEqual([1, earlier.triggerId + 1]);
  expect(await fixture.states()).toEqual(["deferred"]);
});

test("a triggerer takes no more than it has room for, and the next when one has ended", async () => {
  await fixture.defer(3);
  const { triggerer, host } = await fixture.triggerer({ capacity: 2 });
  triggerer.start();
  await triggerer.whenIdle();
  expect(host.awaited.size).toBe(2);
  const [first] = host.awaited.values();
  if (first !== undefined) host.end(first, EVENT);
  await triggerer.whenIdle();
  expect(host.awaited.size).toBe(2);
  expect(triggerer.count).toBe(2);
});

test("two triggerers share the triggers, and none is awaited twice", async () => {
  await fixture.defer(3);
  const [one, other] = [await fixture.triggerer({ capacity: 2 }), await fixture.triggerer({ capacity: 2 })];
  one.triggerer.start();
  await one.triggerer.whenIdle();
  other.triggerer.start();
  await other.triggerer.whenIdle();
  expect([one.host.awaited.size, other.host.awaited.size]).toEqual([2, 1]);
  expect(new Set([...one.host.awaited.keys(), ...other.host.awaited.keys()]).size).toBe(3);
});

test("the triggers of a triggerer that has become silent are taken over, and its reports are not believed", async () => {
  await fixture.defer();
  const silent = await fixture.triggerer();
  silent.triggerer.start();
  await silent.triggerer.whenIdle();
  const lost = silent.host.only();
  fixture.now = addSeconds(fixture.now, 31);
  const heir = await fixture.triggerer();
  heir.triggerer.start();
  await heir.triggerer.whenIdle();
  expect(heir.host.only().triggerId).toBe(lost.triggerId);
  silent.host.end(lost, EVENT);
  await silent.triggerer.whenIdle();
  expect(await fixture.states()).toEqual(["deferred"]);
  heir.host.end(heir.host.only(), EVENT);
  await heir.triggerer.whenIdle();
  expect(await fixture.states()).toEqual(["scheduled"]);
});

test("a trigger that was taken and could not be handed on is taken again, and holds up no other", async () => {
  await fixture.defer(3);
  const bundle = { hash: "hash", modulePath: "/bundles/hash.mjs", sourcePath: "/dags/d.ts" };
  const locate = vi
    .fn(() => bundle)
    .mockImplementationOnce(() => {
      throw new Error("The disk is full.");
    });
  const { triggerer, host } = await fixture.triggerer({ bundleFolder: { locate, ensure: () => Promise.resolve() } });
  triggerer.start();
  await triggerer.whenIdle();
  const awaited = [...host.awaited.values()];
  expect(awaited).toHaveLength(2);
  expect(fixture.warnings).toEqual(["A trigger could not be handed on, and is taken again later"]);
  await fixture.tellToLookAtEverything();
  await triggerer.whenIdle();
  expect(host.awaited.size).toBe(3);
  expect([...host.awaited.values()].slice(0, 2)).toEqual(awaited);
});

test("triggers that were taken by a transaction whose answer was lost are taken again", async () => {
  await fixture.defer(2);
  const { triggerer, host, jobId } = await fixture.triggerer();
  await fixture.store.transaction((transaction) =>
    claimTriggers(transaction, { jobId, limit: 10, silentSince: null, newToken: () => "lost" }),
  );
  triggerer.start();
  await triggerer.whenIdle();
  expect([...host.awaited.values()].map(({ workload }) => workload.leaseToken)).not.toContain("lost");
  expect(host.awaited.size).toBe(2);
});

test("a triggerer that ends leaves its triggers to others, who take them at once", async () => {
  await fixture.defer();
  const first = await fixture.triggerer();
  first.triggerer.start();
  await first.triggerer.whenIdle();
  const second = await fixture.triggerer();
  second.triggerer.start();
  await second.triggerer.whenIdle();
  expect(second.host.awaited.size).toBe(0);
  await first.triggerer.stop();
  expect(first.host.isStopped).toBe(true);
  await second.triggerer.whenIdle();
  expect(second.host.awaited.size).toBe(1);
});

test("a task whose code cannot be provided goes on to fail", async () => {
  await fixture.defer();
  const { triggerer } = await fixture.triggerer({
    bundleFolder: {
      locate: ({ hash }) => ({ hash, modulePath: "/m.mjs", sourcePath: "/s.ts" }),
      ensure: () => Promise.reject(new Error("disk full")),
    },
  });
  triggerer.start();
  await triggerer.whenIdle();
  const outcome = (await fixture.start())[0]?.resumption?.outcome;
  expect(outcome).toEqual({ kind: "failed", message: "The code of the Dag could not be provided: disk full" });
});
