import { formatInstant, instantFromDate, type TriggeredDagRun, type WantedDagRun } from "@baram/domain";
import { afterEach, expect, test } from "vitest";
import { anExecution } from "../context/execution.fixture.ts";
import type { XComPush } from "../context/task-instance-in-context.ts";
import { setAuthorDefaults } from "../dag/author-defaults.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { signalOf } from "../task/signals.ts";
import { TriggerDagRunOperator, type TriggerDagRunOperatorOptions } from "./trigger-dag-run-operator.ts";

afterEach(() => setAuthorDefaults({}));

const TRIGGERED: TriggeredDagRun = {
  kind: "triggered",
  runId: "manual__r",
  logicalDate: instantFromDate(new Date("2026-11-07T00:00:00Z")),
};

/** Triggers the Dag `other`, whose run is then seen in the given states, one a look. */
async function trigger(
  options: Omit<TriggerDagRunOperatorOptions, "taskId" | "triggerDagId">,
  given: {
    readonly answer?: TriggeredDagRun;
    readonly states?: readonly ("queued" | "running" | "success" | "failed")[];
  } = {},
) {
  const wanted: WantedDagRun[] = [];
  const pushed: XComPush[] = [];
  const states = [...(given.states ?? [])];
  const base = anExecution();
  const taskInstance = { ...base.context.ti, xcomPush: async (xcom: XComPush) => void pushed.push(xcom) };
  const execution = anExecution({
    context: { ti: taskInstance },
    otherDags: {
      triggerDagRun: (run) => {
        wanted.push(run);
        return Promise.resolve(given.answer ?? TRIGGERED);
      },
      findDagRunState: () => Promise.resolve(states.shift() ?? null),
    },
  });
  const operator = new TriggerDagRunOperator({ taskId: "trigger", triggerDagId: "other", ...options });
  const thrown: unknown = await executeOperator(operator, {}, execution).then(
    () => null,
    (error: unknown) => error,
  );
  return { thrown, wanted, pushed, now: formatInstant(execution.services.clock.now()) };
}

test("it asks for a run of now and stores what it is called", async () => {
  const { thrown, wanted, pushed } = await trigger({ conf: { day: "2026-11-06", count: 3 } });
  expect(thrown).toBeNull();
  expect(wanted).toEqual([
    { dagId: "other", runId: null, logicalDate: null, conf: { day: "2026-11-06", count: 3 }, resetsExisting: false },
  ]);
  expect(pushed).toEqual([
    { key: "trigger_logical_date_iso", value: "2026-11-07T00:00:00+00:00" },
    { key: "trigger_run_id", value: "manual__r" },
  ]);
});

test("it may name the run and its date, and ask for a reset", async () => {
  const { wanted } = await trigger({ triggerRunId: "mine", logicalDate: "2026-11-01", resetDagRun: true });
  const logicalDate = instantFromDate(new Date("2026-11-01T00:00:00Z"));
  expect(wanted).toMatchObject([{ runId: "mine", logicalDate, resetsExisting: true }]);
});

test("a date without a zone is in the zone of the installation", async () => {
  setAuthorDefaults({ timezone: "Asia/Seoul" });
  const { wanted } = await trigger({ logicalDate: "2026-11-01" });
  expect(wanted).toMatchObject([{ logicalDate: instantFromDate(new Date("2026-10-31T15:00:00Z")) }]);
});

test("a run that is there already fails it, or skips it when asked", async () => {
  const answer = { kind: "exists", runId: "manual__r" } as const;
  expect((await trigger({}, { answer })).thrown).toMatchObject({
    message: 'The Dag "other" has the run "manual__r" already.',
  });
  expect(signalOf((await trigger({ skipWhenAlreadyExists: true }, { answer })).thrown)?.kind).toBe("skip");
});

test("a refusal fails it with the sentence", async () => {
  const answer = { kind: "refused", message: "There is no such Dag." } as const;
  expect((await trigger({}, { answer })).thrown).toMatchObject({ message: "There is no such Dag." });
});

test("it waits for the run's end, with a wait before each look", async () => {
  const done = await trigger(
    { waitForCompletion: true, pokeInterval: { seconds: 20 } },
    { states: ["queued", "running", "success"] },
  );
  expect(done).toMatchObject({ thrown: null, now: "2026-11-07T00:01:00+00:00" });
  const failed = await trigger({ waitForCompletion: true }, { states: ["failed"] });
  expect(failed.thrown).toMatchObject({ name: "TriggeredDagRunError" });
  const waited = await trigger({ waitForCompletion: true, failedStates: [] }, { states: ["failed", "success"] });
  expect(waited.thrown).toBeNull();
});

test.each([
  [{ count: 10n }, '"conf.count" is 10n'],
  [{ list: [1, { call: () => 1 }] }, '"conf.list[1].call" is [Function: call]'],
  [{ map: new Map([["a", 1]]) }, "\"conf.map\" is Map(1) { 'a' => 1 }"],
  [{ big: Number.NaN }, '"conf.big" is NaN'],
  ["text" as never, "\"conf\" is 'text'"],
])("a conf that JSON would change is refused with the place: %o", async (conf, sentence) => {
  const { thrown, wanted } = await trigger({ conf });
  expect(thrown).toMatchObject({ name: "InvalidOptionError", message: expect.stringContaining(sentence) });
  expect(wanted).toEqual([]);
});

test("a conf that holds itself is refused with the place, and one value may stand in two places", async () => {
  const inside: Record<string, unknown> = {};
  inside["again"] = [inside];
  const { thrown, wanted } = await trigger({ conf: { inside } });
  expect(thrown).toMatchObject({ message: expect.stringContaining('"conf.inside.again[0]" is ') });
  expect(wanted).toEqual([]);
  const day = { ds: "2026-11-06" };
  expect((await trigger({ conf: { from: day, to: day } })).wanted[0]?.conf).toEqual({ from: day, to: day });
});

test("a conf may hold dates, and what is undefined in it is left out", async () => {
  const { wanted } = await trigger({ conf: { at: new Date("2026-11-06T00:00:00Z"), none: undefined } });
  expect(wanted[0]?.conf).toEqual({ at: "2026-11-06T00:00:00.000Z" });
});

test("flags may be templates, which come to True or False", async () => {
  const existing = { answer: { kind: "exists", runId: "manual__r" } } as const;
  expect(signalOf((await trigger({ skipWhenAlreadyExists: "True" }, existing)).thrown)?.kind).toBe("skip");
  expect((await trigger({ skipWhenAlreadyExists: "False" }, existing)).thrown).toMatchObject({
    name: "TriggeredDagRunError",
  });
  expect((await trigger({ waitForCompletion: "False" }, { states: ["failed"] })).thrown).toBeNull();
  expect((await trigger({ waitForCompletion: "true" }, { states: ["failed"] })).thrown).not.toBeNull();
  expect((await trigger({ waitForCompletion: "maybe" })).thrown).toMatchObject({
    message: expect.stringContaining("\"waitForCompletion\" is 'maybe'; expected True or False."),
  });
});

test("flags of other kinds, and an unknown state, are refused", () => {
  const refuse = (given: object) => () => new TriggerDagRunOperator({ taskId: "t", triggerDagId: "other", ...given });
  expect(refuse({ waitForCompletion: 1 })).toThrow(/"waitForCompletion" is 1; expected true or false, or a template/);
  expect(refuse({ resetDagRun: "yes" })).toThrow(/"resetDagRun" is 'yes'; expected true or false/);
  const options = {
    taskId: "t",
    triggerDagId: "other",
    allowedStates: ["done"],
  } as unknown as TriggerDagRunOperatorOptions;
  expect(() => new TriggerDagRunOperator(options)).toThrow(/"allowedStates" has "done"; expected states of a run/);
});
