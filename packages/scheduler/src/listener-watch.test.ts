import type { ListenerEvent } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import type { AuthorAnswer } from "@baram/execution-api";
import { LifecycleFixture } from "@baram/lifecycle/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ListenerWatch } from "./listener-watch.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";

type Answer = AuthorAnswer;

let fixture: LifecycleFixture;
let logged: string[];
let heard: string[];

beforeEach(async () => {
  fixture = await LifecycleFixture.open(undefined, { hasListeners: true });
  logged = [];
  heard = [];
});
afterEach(() => fixture.close());

const TOLD: Answer = { kind: "answer", answer: { thrown: [], printed: "" } };

/** A watch whose listeners answer as `answer` says. */
function watchWith(answer: () => Answer | Promise<Answer>): ListenerWatch {
  let tokens = 0;
  const log = (message: string) => logged.push(message);
  const dependencies = {
    store: fixture.store,
    clock: { now: () => fixture.now },
    jobId: 1,
    logger: { info: log, warn: log, error: log },
    newLeaseToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    tellListeners: async (events: readonly ListenerEvent[]) => {
      for (const event of events) heard.push("event" in event ? `${event.kind} ${event.event}` : event.kind);
      return answer();
    },
  } as unknown as SchedulerDependencies;
  return new ListenerWatch(dependencies);
}

async function runOne(): Promise<void> {
  await fixture.storeDag(aDag({ tasks: ["a"], edges: [] }));
  await fixture.trigger();
  await fixture.runToEnd();
}

const ALL = ["dagRun running", "taskInstance running", "taskInstance success", "dagRun success"];

test("listeners are told of everything once", async () => {
  const watch = watchWith(() => TOLD);
  await runOne();
  watch.deliver();
  await watch.rest();
  watch.deliver();
  await watch.rest();
  expect(heard).toEqual(ALL);
  expect(logged).toEqual([]);
});

test("what happens while listeners are being told is told right after", async () => {
  const watch = watchWith(async () => {
    if (heard.length === 1) {
      await fixture.runToEnd();
      watch.deliver();
    }
    return TOLD;
  });
  await fixture.storeDag(aDag({ tasks: ["a"], edges: [] }));
  await fixture.trigger();
  await fixture.startRuns();
  watch.deliver();
  await watch.rest();
  expect(heard).toEqual(ALL);
});

test("what listeners throw and print is logged, and that is all", async () => {
  const watch = watchWith(() => ({ kind: "answer", answer: { thrown: ["It broke."], printed: "hello\n" } }));
  await runOne();
  watch.deliver();
  await watch.rest();
  expect(logged).toEqual(["A listener threw", "Listeners printed"]);
  expect(heard).toEqual(ALL);
});

test("listeners that cannot be reached are told again when the delay is over, the first event alone", async () => {
  let isReachable = false;
  const watch = watchWith(() => (isReachable ? TOLD : { kind: "failed", message: "It cannot be loaded." }));
  await runOne();
  watch.deliver();
  await watch.rest();
  watch.deliver();
  await watch.rest();
  expect(logged).toEqual(["Listeners could not be told, and are told again"]);
  isReachable = true;
  heard.length = 0;
  fixture.pass(10);
  watch.deliver();
  await watch.rest();
  expect(heard).toEqual(ALL);
});

test("a scheduler that stops has told what there is, and begins nothing afterwards", async () => {
  const watch = watchWith(() => TOLD);
  await runOne();
  await watch.stop();
  expect(heard).toEqual(ALL);
  await fixture.trigger();
  await fixture.runToEnd();
  watch.deliver();
  await watch.rest();
  expect(heard).toEqual(ALL);
});
