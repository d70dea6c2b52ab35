import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anExecution, type TestExecutionChanges } from "../context/execution.fixture.ts";
import { executeWithContext } from "../context/execution.ts";
import { FailTask } from "../task/signals.ts";
import type { BaseSensor } from "./base-sensor.ts";
import { BashSensor } from "./bash-sensor.ts";
import { DateTimeSensor } from "./date-time-sensor.ts";
import { DayOfWeekSensor } from "./day-of-week-sensor.ts";
import { FileSensor } from "./file-sensor.ts";
import { FunctionSensor } from "./function-sensor.ts";
import { TimeDeltaSensor } from "./time-delta-sensor.ts";
import { TimeSensor } from "./time-sensor.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-sensors-"));
  mkdirSync(join(folder, "empty", "below"), { recursive: true });
  mkdirSync(join(folder, "full", "below"), { recursive: true });
  writeFileSync(join(folder, "full", "below", "data-1.csv"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

function poke(sensor: BaseSensor, changes: TestExecutionChanges = {}): Promise<unknown> {
  const execution = anExecution(changes);
  return executeWithContext(execution, async () => sensor.poke(execution.context));
}

function aConnection(path: string) {
  const unset = { description: null, host: null, login: null, password: null, schema: null, port: null };
  const extra = JSON.stringify({ path });
  return { connectionId: "data", connectionType: "fs", ...unset, extra, extraJson: { path } };
}

test.each([
  ["full/below/data-1.csv", true],
  ["full/below/data-2.csv", false],
  ["full", true],
  ["empty", false],
  ["full/below/*.csv", true],
  ["full/*.csv", false],
  ["*", true],
])("a file sensor finds %s: %s", async (filepath, isThere) => {
  const sensor = new FileSensor({ taskId: "wait", filepath, fsConnectionId: "data" });
  expect(await poke(sensor, { connections: [aConnection(folder)] })).toBe(isThere);
  expect(await poke(new FileSensor({ taskId: "wait", filepath: join(folder, filepath) }))).toBe(isThere);
});

test("two stars stand for any number of folders only where that is asked for", async () => {
  const filepath = join(folder, "**", "data-*.csv");
  expect(await poke(new FileSensor({ taskId: "wait", filepath }))).toBe(false);
  expect(await poke(new FileSensor({ taskId: "wait", filepath, recursive: true }))).toBe(true);
});

test("a file sensor whose connection does not exist fails with its name", async () => {
  const sensor = new FileSensor({ taskId: "wait", filepath: "x", fsConnectionId: "nowhere" });
  await expect(poke(sensor)).rejects.toThrow(/the connection "nowhere" isn't defined/);
});

test("a date-time sensor waits until the moment is over", async () => {
  const at = (now: string) => ({ now: new Date(now) });
  for (const targetTime of ["2026-11-07T12:00:00", "2026-11-07T12:00:00+00:00", new Date("2026-11-07T12:00:00Z")]) {
    const sensor = new DateTimeSensor({ taskId: "wait", targetTime });
    expect(await poke(sensor, at("2026-11-07T12:00:00Z"))).toBe(false);
    expect(await poke(sensor, at("2026-11-07T12:00:01Z"))).toBe(true);
  }
  await expect(poke(new DateTimeSensor({ taskId: "wait", targetTime: "noon" }))).rejects.toThrow(
    /"targetTime" is "noon"/,
  );
});

test("a time sensor waits for a time of day in the Dag's zone, and again after midnight", async () => {
  const context = { dag: { ...anExecution().context.dag, timezone: "Asia/Seoul" } };
  const sensor = new TimeSensor({ taskId: "wait", targetTime: "06:30" });
  expect(await poke(sensor, { context, now: new Date("2026-11-06T21:30:00Z") })).toBe(false);
  expect(await poke(sensor, { context, now: new Date("2026-11-06T21:30:01Z") })).toBe(true);
  expect(await poke(sensor, { context, now: new Date("2026-11-07T15:30:00Z") })).toBe(false);
  expect(() => new TimeSensor({ taskId: "wait", targetTime: "6:30" })).toThrow(/expected a time of day such as 06:30/);
});

test("a time-delta sensor counts from the end of the data interval", async () => {
  const sensor = new TimeDeltaSensor({ taskId: "wait", delta: { hours: 1 } });
  expect(await poke(sensor, { now: new Date("2026-11-07T01:00:00Z") })).toBe(false);
  expect(await poke(sensor, { now: new Date("2026-11-07T01:00:01Z") })).toBe(true);
  const before = new TimeDeltaSensor({ taskId: "wait", delta: { hours: -1 } });
  expect(await poke(before, { now: new Date("2026-11-06T23:00:01Z") })).toBe(true);
});

test("a day-of-week sensor knows the day in the Dag's zone, or the logical date's", async () => {
  const context = { dag: { ...anExecution().context.dag, timezone: "Asia/Seoul" } };
  // Saturday in Seoul, Friday in UTC, as is the logical date.
  const now = new Date("2026-11-06T16:00:00Z");
  expect(await poke(new DayOfWeekSensor({ taskId: "wait", weekDay: "SATURDAY" }), { context, now })).toBe(true);
  const logical = new DayOfWeekSensor({ taskId: "wait", weekDay: ["Friday", "Sunday"], useTaskLogicalDate: true });
  expect(await poke(logical, { context, now })).toBe(true);
  const unknown = { taskId: "wait", weekDay: "Foo" } as unknown as ConstructorParameters<typeof DayOfWeekSensor>[0];
  expect(() => new DayOfWeekSensor(unknown)).toThrow(/"weekDay" is "Foo"; expected the English name of a day/);
});

test("a bash sensor takes exit code 0 for found and any other for not yet", async () => {
  expect(await poke(new BashSensor({ taskId: "wait", bashCommand: "true" }))).toBe(true);
  expect(await poke(new BashSensor({ taskId: "wait", bashCommand: "exit 3" }))).toBe(false);
});

test("with a retry exit code any other failure of a bash sensor is for good", async () => {
  const sensor = (bashCommand: string) => new BashSensor({ taskId: "wait", bashCommand, retryExitCode: 3 });
  expect(await poke(sensor("exit 3"))).toBe(false);
  await expect(poke(sensor("exit 4"))).rejects.toBeInstanceOf(FailTask);
});

test.each([
  [{ outputEncoding: "nope" }, /"outputEncoding" is 'nope'; expected a known encoding such as utf-8/],
  [{ retryExitCode: "3" }, /"retryExitCode" is '3'; expected a whole number/],
])("a bash sensor with %j is refused", (options, message) => {
  const given = { taskId: "wait", bashCommand: "true", ...options } as ConstructorParameters<typeof BashSensor>[0];
  expect(() => new BashSensor(given)).toThrow(message);
});

test("a function sensor is given its inputs", async () => {
  const sensor = new FunctionSensor({
    taskId: "wait",
    callable: ({ count }: { count: number }) => count > 2,
    inputs: { count: 3 },
  });
  expect(await poke(sensor)).toBe(true);
});
