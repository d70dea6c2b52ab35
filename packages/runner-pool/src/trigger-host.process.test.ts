import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { encodeXCom } from "@baram/domain";
import {
  type BundleLocation,
  DEFAULT_ATTEMPT_SETTINGS,
  type ExecutionRequest,
  type TriggerEnd,
  type TriggerToAwait,
} from "@baram/execution-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuthorProject, eventually, isAlive } from "./author-project.fixture.ts";
import type { TriggerHost } from "./trigger-host.ts";

/** Triggers of an author's own: each does what its description says. */
const DAG_FILE = `import { existsSync, writeFileSync } from "node:fs";
import { BaseOperator, BaseTrigger, Dag, FunctionSensor, defer, getConnection, getContext } from "baram";
class TestTrigger extends BaseTrigger {
  constructor(options) {
    super(options);
    this.options = options;
  }
  async *run({ sleep, log, signal }) {
    const { behavior } = this.options;
    if (behavior === "yield") yield { at: new Date(0), seen: this.options.seen };
    if (behavior === "throw") throw new RangeError("out of range");
    if (behavior === "connect") yield (await getConnection("api")).host;
    if (behavior === "tell") {
      console.log("the pin is " + (await getConnection("api")).extraJson.card_pin);
      yield 1;
    }
    if (behavior === "context") yield getContext();
    if (behavior === "print") {
      console.log("printed by the trigger");
      log.info("logged", { count: 1 });
      yield 1;
    }
    if (behavior === "exit") setTimeout(() => process.exit(7), 1);
    if (behavior === "stray") setTimeout(() => { throw new Error("nobody awaits this"); }, 1);
    if (behavior === "reject") void (async () => { await null; throw new Error("nobody awaits that"); })();
    if (behavior === "block") {
      if (existsSync(this.options.path)) yield "unblocked";
      writeFileSync(this.options.path, "");
      for (;;);
    }
    if (behavior === "clean") {
      signal.addEventListener("abort", () => console.log("cleaned up"));
      console.log("waiting");
    }
    if (behavior !== "end") await sleep({ hours: 1 });
  }
}
class TestOperator extends BaseOperator {
  static triggers = [TestTrigger];
  execute() {}
}
let looks = 0;
new Dag("dag", { schedule: null, startDate: "2024-01-01" }, (dag) => {
  new TestOperator({ taskId: "task" });
  new FunctionSensor({ taskId: "sensor", callable: () => ++looks > 2, pokeInterval: { milliseconds: 1 }, deferrable: true });
});`;

let project: AuthorProject;
let bundle: BundleLocation;
let host: TriggerHost;
let lastId = 0;
const ends = new Map<number, TriggerEnd>();
const requests: ExecutionRequest[] = [];

beforeAll(() => {
  project = new AuthorProject();
  bundle = project.bundle(DAG_FILE);
  host = project.pool.awaitTriggers({
    onEnd: ({ triggerId }, end) => void ends.set(triggerId, end),
    answer: async (_trigger, request) => {
      requests.push(request);
      return {
        kind: "answer",
        answer: { connectionId: "api", host: "example.com", extra: '{"card_pin":"5678"}', password: null } as never,
      };
    },
  });
});
afterAll(async () => {
  host.stop();
  await project.remove();
});

function textOf(value: unknown): string {
  const encoded = encodeXCom(value);
  if (encoded.kind !== "text") throw new Error("There is nothing to describe.");
  return encoded.text;
}

function awaitTrigger(...given: Parameters<typeof aTrigger>): TriggerToAwait {
  const trigger = aTrigger(...given);
  host.await(trigger);
  return trigger;
}

function aTrigger(
  description: object,
  { classpath = "TestTrigger", taskId = "task", from = bundle, settings = DEFAULT_ATTEMPT_SETTINGS } = {},
): TriggerToAwait {
  lastId += 1;
  return {
    triggerId: lastId,
    trigger: { classpath, kwargs: textOf(description) },
    workload: project.workload(from, { settings }, taskId),
    logFolder: project.logFolder,
    logLimitBytes: 1_000_000,
  };
}

const endOf = ({ triggerId }: TriggerToAwait) => eventually(() => ends.get(triggerId));

describe("a trigger in a runner", () => {
  test("is made from its description and ends with its first event", async () => {
    const trigger = awaitTrigger({ behavior: "yield", seen: new Map([["a", 1n]]) });
    expect(await endOf(trigger)).toEqual({
      kind: "event",
      value: textOf({ at: new Date(0), seen: new Map([["a", 1n]]) }),
    });
  });

  test("is found in its bundle although others ask for that bundle, or for another one, in the same moment", async () => {
    const bundles = [project.bundle(DAG_FILE), project.bundle(DAG_FILE)];
    const triggers = [...bundles, ...bundles].map((from) => awaitTrigger({ behavior: "yield", seen: 1 }, { from }));
    for (const trigger of triggers) expect(await endOf(trigger)).toMatchObject({ kind: "event" });
  });

  test.each([
    ["throws", "throw", "RangeError: out of range"],
    ["ends without an event", "end", "It ended without an event."],
    ["asks for the context of a task", "context", expect.stringContaining("outside a running task")],
    ["throws where nobody awaits it", "stray", expect.stringContaining("nobody awaits this")],
    ["rejects where nobody awaits it", "reject", expect.stringContaining("nobody awaits that")],
  ])("that %s, fails alone", async (_what, behavior, message) => {
    const bystander = awaitTrigger({ behavior: "wait" });
    expect(await endOf(awaitTrigger({ behavior }))).toEqual({ kind: "failed", message });
    expect(ends.has(bystander.triggerId)).toBe(false);
    host.cancel(bystander.triggerId);
  });

  test("of a class that its operator does not name fails with a sentence", async () => {
    const end = await endOf(awaitTrigger({}, { classpath: "OtherTrigger" }));
    expect(end).toEqual({
      kind: "failed",
      message: 'TypeError: TestOperator names no trigger "OtherTrigger" in its static triggers.',
    });
  });

  test("reaches connections, and each answer reaches the trigger that asked", async () => {
    const [first, second] = [awaitTrigger({ behavior: "connect" }), awaitTrigger({ behavior: "connect" })];
    expect(await endOf(first)).toEqual({ kind: "event", value: '"example.com"' });
    expect(await endOf(second)).toEqual({ kind: "event", value: '"example.com"' });
    expect(requests).toMatchObject([{ kind: "getConnection" }, { kind: "getConnection" }]);
  });

  test("writes to the log of its try, whatever others print meanwhile", async () => {
    const [quiet, loud] = [awaitTrigger({ behavior: "clean" }), awaitTrigger({ behavior: "print" })];
    expect(await project.log(loud.workload, "logged")).toMatchObject([
      { source: "stdout", message: "printed by the trigger" },
      { source: "task", message: "logged", count: 1 },
    ]);
    expect(await project.log(quiet.workload, "waiting")).toHaveLength(1);
    host.cancel(quiet.triggerId);
  });

  test("masks what its installation's own words make secret", async () => {
    const settings = { ...DEFAULT_ATTEMPT_SETTINGS, sensitiveNames: { furtherWords: ["pin"] } };
    const [masked, plain] = [awaitTrigger({ behavior: "tell" }, { settings }), awaitTrigger({ behavior: "tell" })];
    expect(await project.log(masked.workload, "the pin")).toMatchObject([{ message: "the pin is ***" }]);
    expect(await project.log(plain.workload, "the pin")).toMatchObject([{ message: "the pin is 5678" }]);
  });

  test("that is cancelled is told so, and nothing is told of its end", async () => {
    const trigger = awaitTrigger({ behavior: "clean" });
    await project.log(trigger.workload, "waiting");
    host.cancel(trigger.triggerId);
    const lines = await project.log(trigger.workload, "cleaned up");
    expect(lines).toHaveLength(2);
    expect(ends.has(trigger.triggerId)).toBe(false);
  });

  test("stands for the looks of a sensor, which is made anew with its context", async () => {
    const description = { looks: 1, startedAt: new Date() };
    const trigger = awaitTrigger(description, { classpath: "baram.PokeTrigger", taskId: "sensor" });
    expect(await endOf(trigger)).toEqual({ kind: "event", value: '{"kind":"found"}' });
  });
});

describe("the runner of triggers", () => {
  test("is replaced when it is killed, and its triggers begin anew", async () => {
    const waiting = awaitTrigger({ behavior: "clean" });
    await project.log(waiting.workload, "waiting");
    const processId = host.processId;
    if (processId === null) throw new Error("No runner awaits triggers.");
    process.kill(processId, "SIGKILL");
    await eventually(() => !isAlive(processId));
    const lines = await eventuallyLines(waiting, 2);
    expect(lines.map(({ message }) => message)).toEqual(["waiting", "waiting"]);
    expect(host.processId).not.toBe(processId);
    host.cancel(waiting.triggerId);
  });

  test("is replaced when a trigger blocks it for too long, also where nobody waits for that trigger any more", async () => {
    const impatient = project.pool.awaitTriggers({
      onEnd: ({ triggerId }, end) => void ends.set(triggerId, end),
      answer: () => Promise.reject(new Error("Nobody asks.")),
      blockedSecondsMaximum: 3,
    });
    const path = join(project.folder, "blocked");
    const blocking = aTrigger({ behavior: "block", path });
    impatient.await(blocking);
    await eventually(() => existsSync(path));
    const bystander = aTrigger({ behavior: "yield" });
    impatient.await(bystander);
    impatient.cancel(blocking.triggerId);
    expect(await endOf(bystander)).toMatchObject({ kind: "event" });
    expect(ends.has(blocking.triggerId)).toBe(false);
    impatient.stop();
  });

  test("is replaced when a trigger ends it, which fails that trigger alone", async () => {
    const bystander = awaitTrigger({ behavior: "clean" });
    await project.log(bystander.workload, "waiting");
    const message = "It called process.exit(7), which ends the triggers of all tasks.";
    expect(await endOf(awaitTrigger({ behavior: "exit" }))).toEqual({ kind: "failed", message });
    expect(await eventuallyLines(bystander, 2)).toHaveLength(2);
    expect(ends.has(bystander.triggerId)).toBe(false);
    host.cancel(bystander.triggerId);
  });
});

async function eventuallyLines(trigger: TriggerToAwait, count: number) {
  for (;;) {
    const lines = await project.log(trigger.workload, "waiting");
    if (lines.length >= count) return lines;
    await wait(5);
  }
}
