import { aDag } from "@baram/domain/fixture";
import type { AttemptOutcome, AttemptReport, Workload } from "@baram/execution-api";
import { LifecycleFixture } from "@baram/lifecycle/fixture";
import { listCallbacks } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AlertWatch } from "./alert-watch.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";

const TOLD: AttemptOutcome = { kind: "success", xcoms: [], skippedTaskIds: [], returnedLength: null };

let fixture: LifecycleFixture;
let warnings: unknown[];

beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  warnings = [];
});
afterEach(() => fixture.close());

type Tell = (workload: Workload, signal: AbortSignal) => Promise<AttemptOutcome>;

/** A watch that hears what is committed, and has author code told by `tell`. */
function watchAlerts(tell: Tell): AlertWatch {
  let tokens = 0;
  const dependencies = {
    store: fixture.store,
    clock: { now: () => fixture.now },
    jobId: 1,
    logger: { warn: (_message: string, fields: unknown) => warnings.push(fields), error: () => undefined },
    newLeaseToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    locateBundle: ({ hash }: { readonly hash: string }) => ({ hash, modulePath: hash, sourcePath: hash }),
    tellAuthorCode: async (workload: Workload, signal: AbortSignal) =>
      ({ outcome: await tell(workload, signal) }) as AttemptReport,
  } as unknown as SchedulerDependencies;
  const watch = new AlertWatch(dependencies, () => undefined);
  fixture.store.subscribe((changes) => {
    for (const change of changes) watch.hear(change);
  });
  return watch;
}

/** Works off what is due until nothing is. */
async function settle(watch: AlertWatch): Promise<void> {
  while (watch.isDue) {
    await watch.workOff();
    await watch.rest();
  }
}

async function endRun(): Promise<void> {
  await fixture.storeDag(aDag({ tasks: ["a"], edges: [], given: { callbacks: ["success"] } }));
  await fixture.trigger();
  await fixture.runToEnd();
}

async function states(): Promise<readonly string[]> {
  const rows = await listCallbacks(fixture.store.reader, { dagId: "d", runId: null, limit: 10, offset: 0 });
  return rows.map(({ state, tries }) => `${state} ${tries}`);
}

test("a callback is told once, with the context of an instance and under a token of its own", async () => {
  const told: Workload[] = [];
  const watch = watchAlerts(async (workload) => {
    told.push(workload);
    return TOLD;
  });
  await endRun();
  await settle(watch);
  expect(told).toMatchObject([
    {
      key: { dagId: "d", taskId: "a" },
      leaseToken: "token-1",
      callback: { call: { kind: "dag", event: "success", reason: "success" }, state: "success" },
      logPath: expect.stringMatching(/^dag_id=d\/run_id=.*\/callback_id=1\.attempt=1\.log$/),
    },
  ]);
  expect(await states()).toEqual(["delivered 1"]);
});

test("author code that throws was told; the warning says of what", async () => {
  const watch = watchAlerts(async () => ({ kind: "failed", message: "1 callback threw.", mayRetry: false }));
  await endRun();
  await settle(watch);
  expect(await states()).toEqual(["failed 1"]);
  expect(warnings).toMatchObject([{ dagId: "d", about: "dag", reason: "1 callback threw." }]);
});

test("author code that was not reached is told later", async () => {
  let tries = 0;
  const watch = watchAlerts(async () => {
    tries += 1;
    return tries === 1 ? { kind: "failed", message: "The runner was lost.", mayRetry: true } : TOLD;
  });
  await endRun();
  await settle(watch);
  expect(await states()).toEqual(["pending 1"]);
  fixture.pass(10);
  watch.lookAtAll();
  await settle(watch);
  expect(await states()).toEqual(["delivered 2"]);
});

test("what is being told while the scheduler stops is told by the next at once", async () => {
  const watch = watchAlerts(
    (_workload, signal) =>
      new Promise((resolve) => {
        const stopped: AttemptOutcome = { kind: "failed", message: "It was stopped.", mayRetry: true };
        signal.addEventListener("abort", () => resolve(stopped));
      }),
  );
  await endRun();
  await watch.workOff();
  await watch.stop();
  const next = watchAlerts(async () => TOLD);
  await settle(next);
  expect(await states()).toEqual(["delivered 2"]);
});

test("a callback that takes long does not hold up those that are noted meanwhile", async () => {
  let endFirst: (outcome: AttemptOutcome) => void = () => undefined;
  let hearOfCall: () => void = () => undefined;
  const untilCall = () => new Promise<void>((resolve) => (hearOfCall = resolve));
  const calls: Workload[] = [];
  const watch = watchAlerts((workload) => {
    calls.push(workload);
    hearOfCall();
    return calls.length > 1 ? Promise.resolve(TOLD) : new Promise((resolve) => (endFirst = resolve));
  });
  await endRun();
  const first = untilCall();
  await watch.workOff();
  await first;
  const second = untilCall();
  await fixture.trigger();
  await fixture.runToEnd();
  await watch.workOff();
  await second;
  endFirst(TOLD);
  await watch.rest();
  expect(await states()).toEqual(["delivered 1", "delivered 1"]);
});

test("where nobody can be told, what is due waits without being looked at again and again", async () => {
  const dependencies = { store: fixture.store, clock: { now: () => fixture.now } } as unknown as SchedulerDependencies;
  const watch = new AlertWatch(dependencies, () => undefined);
  await endRun();
  await settle(watch);
  expect(watch.isDue).toBe(false);
  expect(await states()).toEqual(["pending 0"]);
});

test("what was noted before there was a scheduler is found by the first look", async () => {
  await endRun();
  await settle(watchAlerts(async () => TOLD));
  expect(await states()).toEqual(["delivered 1"]);
});
