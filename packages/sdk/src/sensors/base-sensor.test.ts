import { instantFromDate, secondsBetween } from "@baram/domain";
import { expect, test } from "vitest";
import { anExecution, type TestExecutionChanges } from "../context/execution.fixture.ts";
import { executeOperator } from "../execute/execute-operator.ts";
import { FailTask, RescheduleTask, SkipTask, signalOf } from "../task/signals.ts";
import { BaseSensor, type SensorOptions, SensorTimeoutError } from "./base-sensor.ts";
import { PokeReturnValue } from "./poke-result.ts";

const START = new Date("2026-11-07T00:00:00Z");

class CountingSensor extends BaseSensor {
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

async function look(
  options: Omit<SensorOptions, "taskId"> & { readonly answer: (look: number) => unknown },
  changes: TestExecutionChanges = {},
) {
  const sensor = new CountingSensor({ taskId: "wait", ...options });
  const execution = anExecution({ now: START, ...changes });
  const end = await executeOperator(sensor, {}, execution).then(
    (value) => ({ value, thrown: null }),
    (error: unknown) => ({ value: undefined, thrown: error }),
  );
  const waited = secondsBetween(instantFromDate(START), execution.services.clock.now());
  return { ...end, looks: sensor.looks, waited, lines: execution.lines };
}

test("a sensor looks at once, then after each interval, until it finds something", async () => {
  const end = await look({ answer: (count) => count === 4, pokeInterval: { seconds: 30 } });
  expect(end).toMatchObject({ looks: 4, waited: 90, value: undefined, thrown: null });
});

test("what a look found is true or false as in Airflow's language", async () => {
  expect(await look({ answer: (count) => (count < 3 ? [] : [1]) })).toMatchObject({ looks: 3, waited: 120 });
});

test("a look may hand a value on, and a false one with a value goes on looking", async () => {
  const end = await look({ answer: (count) => new PokeReturnValue(count === 2, { rows: count }) });
  expect(end).toMatchObject({ looks: 2, value: { rows: 2 } });
});

test("a sensor whose time is over fails for good, but never without a look", async () => {
  const never = () => false;
  const end = await look({ answer: never, timeout: { seconds: 90 }, pokeInterval: { seconds: 60 } });
  expect(end.thrown).toBeInstanceOf(SensorTimeoutError);
  expect(signalOf(end.thrown)).toEqual({ kind: "fail" });
  expect(end).toMatchObject({ looks: 3, waited: 120 });
  expect((await look({ answer: never, timeout: { seconds: 0 }, pokeInterval: { seconds: 1 } })).looks).toBe(2);
});

test("with softFail a timeout and a failure for good skip the task, an ordinary error does not", async () => {
  const timedOut = await look({ answer: () => false, timeout: { seconds: 1 }, softFail: true });
  expect(signalOf(timedOut.thrown)?.kind).toBe("skip");
  const failing = (error: Error) => () => {
    throw error;
  };
  expect(signalOf((await look({ answer: failing(new FailTask("gone")), softFail: true })).thrown)?.kind).toBe("skip");
  expect(signalOf((await look({ answer: failing(new Error("down")), softFail: true })).thrown)).toBeNull();
});

test("an error of a look fails the try, unless it counts as nothing found or skips the task", async () => {
  const flaky = (count: number) => {
    if (count === 1) throw new Error("down");
    return true;
  };
  expect(await look({ answer: flaky })).toMatchObject({ looks: 1, thrown: { message: "down" } });
  const silent = await look({ answer: flaky, silentFail: true });
  expect(silent).toMatchObject({ looks: 2, thrown: null });
  expect(silent.lines.map(({ level }) => level)).toContain("error");
  expect(signalOf((await look({ answer: flaky, neverFail: true })).thrown)?.kind).toBe("skip");
  const skips = () => {
    throw new SkipTask("not today");
  };
  expect((await look({ answer: skips, silentFail: true })).thrown).toMatchObject({ message: "not today" });
});

test("in reschedule mode a sensor gives its slot up until its next look", async () => {
  const end = await look({ answer: () => false, mode: "reschedule", pokeInterval: { minutes: 5 } });
  expect(end.thrown).toBeInstanceOf(RescheduleTask);
  expect(end).toMatchObject({ looks: 1, waited: 0 });
  expect(signalOf(end.thrown)).toEqual({ kind: "reschedule", at: instantFromDate(new Date("2026-11-07T00:05:00Z")) });
});

test("in reschedule mode the timeout counts from the first start of the series", async () => {
  const firstStartedAt = instantFromDate(new Date("2026-11-06T23:00:00Z"));
  const options = { answer: () => false, mode: "reschedule", timeout: { minutes: 59 } } as const;
  expect((await look(options, { firstStartedAt })).thrown).toBeInstanceOf(SensorTimeoutError);
  expect((await look({ ...options, mode: "poke" }, { firstStartedAt })).waited).toBe(3600);
});

test("a wrong option is refused with what was expected", () => {
  const options = { taskId: "wait", answer: () => true, mode: "sleep" } as unknown as ConstructorParameters<
    typeof CountingSensor
  >[0];
  expect(() => new CountingSensor(options)).toThrow(/"mode" is 'sleep'; expected one of poke, reschedule/);
});

test("softFail and neverFail together are refused", () => {
  const options = { taskId: "wait", answer: () => true, softFail: true, neverFail: true };
  expect(() => new CountingSensor(options)).toThrow(/"softFail" and "neverFail" are both true/);
});
