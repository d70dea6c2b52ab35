import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DagRunState, TargetStates } from "@baram/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carryOut, secondsAfter } from "../execute/deferral.fixture.ts";
import { TriggerDagRunOperator } from "../operators/trigger-dag-run-operator.ts";
import { FailTask, SkipTask, signalOf } from "../task/signals.ts";
import { BaseSensor, type SensorOptions, SensorTimeoutError } from "./base-sensor.ts";
import { DateTimeSensor } from "./date-time-sensor.ts";
import { ExternalTaskSensor } from "./external-task-sensor.ts";
import { FileSensor } from "./file-sensor.ts";
import { PokeReturnValue } from "./poke-result.ts";
import { TimeDeltaSensor } from "./time-delta-sensor.ts";
import { TimeSensor } from "./time-sensor.ts";

const START = new Date("2026-11-07T00:00:00Z");

class CountingSensor extends BaseSensor {
  static override readonly optionNames = [...BaseSensor.optionNames, "answer"];
  looks = 0;
  readonly answer: (look: number) => unknown;

  constructor({ answer, ...options }: SensorOptions & { readonly answer: (look: number) => unknown }) {
    super(options);
    this.answer = answer;
  }

  override poke(): unknown {
    this.looks += 1;
    return this.answer(this.looks);
  }
}

function counting(answer: (look: number) => unknown, options: Omit<SensorOptions, "taskId"> = {}): CountingSensor {
  return new CountingSensor({ taskId: "wait", answer, deferrable: true, ...options });
}

describe("a deferrable sensor", () => {
  test("looks once itself, and again and again where its trigger is awaited", async () => {
    const sensor = counting((look) => new PokeReturnValue(look === 4, { look }), { pokeInterval: { seconds: 30 } });
    expect(await carryOut(sensor, { start: START })).toMatchObject({
      value: { look: 4 },
      classpaths: ["baram.PokeTrigger"],
      waited: 90,
      timeoutSeconds: 604_800,
    });
  });

  test("is not deferred when its first look finds something", async () => {
    expect(
      await carryOut(
        counting(() => true),
        { start: START },
      ),
    ).toMatchObject({ classpaths: [], thrown: null });
  });

  test("may be one because the configuration says so, unless its author says otherwise", async () => {
    const answer = (look: number) => look > 1;
    const asConfigured = new CountingSensor({ taskId: "wait", answer });
    const course = { start: START, isDeferrableByDefault: true };
    expect((await carryOut(asConfigured, course)).classpaths).toEqual(["baram.PokeTrigger"]);
    expect((await carryOut(counting(answer, { deferrable: false }), course)).classpaths).toEqual([]);
    expect((await carryOut(new CountingSensor({ taskId: "wait", answer }), { start: START })).classpaths).toEqual([]);
  });

  test.each([
    ["skips", new SkipTask("enough"), { kind: "skip" }],
    ["fails for good", new FailTask("broken"), { kind: "fail" }],
    ["fails", new Error("odd"), null],
  ])("%s as its look says that was taken elsewhere", async (_word, error, signal) => {
    const sensor = counting((look) => {
      if (look === 2) throw error;
    });
    const { thrown } = await carryOut(sensor, { start: START });
    expect(thrown).toMatchObject({ message: error.message });
    expect(signalOf(thrown)).toEqual(signal);
  });

  test("fails for good when its time is over, and is retried when the task's is", async () => {
    const sensor = counting(() => false, { timeout: { hours: 1 } });
    const own = await carryOut(sensor, { start: START, outcome: { kind: "timeout", of: "trigger" } });
    expect(own).toMatchObject({ timeoutSeconds: 3600, thrown: expect.any(SensorTimeoutError) });
    const execution = await carryOut(sensor, { start: START, outcome: { kind: "timeout", of: "execution" } });
    expect(execution.thrown).toMatchObject({ message: expect.stringContaining("Trigger/execution timeout") });
    expect(signalOf(execution.thrown)).toBeNull();
  });

  test.each([{}, { neverFail: true }])("fails for good when a look finds its time over, with %j", async (options) => {
    const sensor = counting(() => false, { timeout: { seconds: 90 }, pokeInterval: { seconds: 60 }, ...options });
    const { thrown } = await carryOut(sensor, { start: START });
    expect(thrown).toMatchObject({ name: "SensorTimeoutError", message: expect.stringContaining("looked for 120 s") });
    expect(signalOf(thrown)).toEqual({ kind: "fail" });
  });

  test.each([
    { kind: "timeout", of: "trigger" },
    { kind: "timeout", of: "execution" },
    { kind: "failed", message: "gone" },
  ] as const)("that fails softly is skipped by whatever ends its deferral: %o", async (outcome) => {
    const { thrown } = await carryOut(
      counting(() => false, { softFail: true }),
      { start: START, outcome },
    );
    expect(signalOf(thrown)).toEqual({ kind: "skip" });
  });
});

describe("a sensor of time", () => {
  test.each([
    ["of a moment", new DateTimeSensor({ taskId: "t", targetTime: secondsAfter(START, 90), deferrable: true }), 90],
    ["of a time of day", new TimeSensor({ taskId: "t", targetTime: "06:30", deferrable: true }), 6.5 * 3600],
    ["of a length of time", new TimeDeltaSensor({ taskId: "t", delta: { hours: 2 }, deferrable: true }), 7200],
  ])("%s waits for that moment alone", async (_what, sensor, waited) => {
    const end = await carryOut(sensor, { start: START });
    expect(end).toMatchObject({ classpaths: ["baram.DateTimeTrigger"], waited, thrown: null });
  });
});

describe("a sensor of files", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "baram-file-trigger-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("has the file looked for elsewhere", async () => {
    const filepath = join(folder, "*.csv");
    const sensor = new FileSensor({ taskId: "t", filepath, pokeInterval: { seconds: 10 }, deferrable: true });
    let waits = 0;
    const onSleep = () => {
      waits += 1;
      if (waits === 2) writeFileSync(join(folder, "a.csv"), "");
    };
    const end = await carryOut(sensor, { start: START, onSleep });
    expect(end).toMatchObject({ classpaths: ["baram.FileTrigger"], waited: 20, thrown: null });
  });
});

describe("a sensor of another Dag", () => {
  const wait = (states: readonly TargetStates["states"][], options = {}) => {
    const left = [...states];
    const sensor = new ExternalTaskSensor({ taskId: "t", externalDagId: "other", deferrable: true, ...options });
    return carryOut(sensor, {
      start: START,
      otherDags: {
        readTargetStates: ({ logicalDates }) =>
          Promise.resolve(
            logicalDates.map((logicalDate) => ({ logicalDate, taskId: null, states: left.shift() ?? [] })),
          ),
      },
    });
  };

  test("looks every two seconds, until what it waits for has come", async () => {
    const end = await wait([[], ["running"], ["running"], ["success"]]);
    expect(end).toMatchObject({ classpaths: ["baram.ExternalTaskTrigger"], waited: 4, thrown: null });
  });

  test("fails and skips as the states say", async () => {
    const failed = await wait([[], ["failed"]], { failedStates: ["failed"] });
    expect(failed.thrown).toMatchObject({ name: "ExternalTaskError" });
    expect(signalOf(failed.thrown)).toBeNull();
    const soft = await wait([[], ["failed"]], { failedStates: ["failed"], softFail: true });
    expect(signalOf(soft.thrown)).toEqual({ kind: "skip" });
    const skipped = await wait([[], ["failed"]], { skippedStates: ["failed"] });
    expect(signalOf(skipped.thrown)).toEqual({ kind: "skip" });
  });
});

describe("an operator that triggers a Dag", () => {
  const trigger = (states: readonly (DagRunState | null)[]) => {
    const left = [...states];
    const options = { taskId: "t", triggerDagId: "other", waitForCompletion: true, deferrable: true };
    return carryOut(new TriggerDagRunOperator({ ...options, pokeInterval: { seconds: 20 } }), {
      start: START,
      otherDags: {
        triggerDagRun: () => Promise.resolve({ kind: "triggered", runId: "r", logicalDate: 0 as never }),
        findDagRunState: () => Promise.resolve(left.shift() ?? null),
      },
    });
  };

  test("waits for the end of its run without a slot", async () => {
    const end = await trigger(["queued", "running", "success"]);
    expect(end).toMatchObject({ classpaths: ["baram.DagRunTrigger"], waited: 40, thrown: null });
  });

  test("fails with a run that failed, or is gone", async () => {
    expect((await trigger(["failed"])).thrown).toMatchObject({ message: 'The run "r" ended as failed.' });
    expect((await trigger([null])).thrown).toMatchObject({ message: 'The run "r" is gone.' });
  });
});
