import { runTask } from "baram/testing";
import { expect, test } from "vitest";
import { SqlSensor, type SqlSensorOptions } from "./sql-sensor.ts";

/** Looks once: what it does not find then, it does not find at all. */
function look(options: Partial<SqlSensorOptions>) {
  const sensor = new SqlSensor({
    taskId: "look",
    connectionId: "memory",
    sql: "select 1",
    mode: "reschedule",
    ...options,
  });
  return runTask(sensor, { connections: { memory: { connectionType: "sqlite" } } });
}

test.each([
  ["select 1", "success"],
  ["select '0'", "success"],
  ["select 'False'", "success"],
  ["select 0, 1", "up_for_reschedule"],
  ["select ''", "up_for_reschedule"],
  ["select null", "up_for_reschedule"],
  ["select 1 where 0", "up_for_reschedule"],
])("after %s it is %s", async (sql, state) => {
  expect((await look({ sql })).state).toBe(state);
});

test("no row fails where it is to", async () => {
  const { state, error } = await look({ sql: "select 1 where 0", failOnEmpty: true });
  expect(state).toBe("failed");
  expect(error).toContain("No rows returned, raising as per fail_on_empty flag");
});

test("failure comes before success, and both see what the selector chose", async () => {
  const options: Partial<SqlSensorOptions> = {
    sql: "select 1, :limit",
    parameters: { limit: 5 },
    selector: (row) => row[1],
    success: (value) => value === 5,
  };
  expect((await look(options)).state).toBe("success");
  expect((await look({ ...options, parameters: { limit: 6 } })).state).toBe("up_for_reschedule");
  const failed = await look({ ...options, failure: (value) => Number(value) > 4 });
  expect(failed.error).toContain('Failure criteria met: "failure" returned true for 5.');
});

test("an error of the database fails the sensor, unless it is to be overlooked", async () => {
  expect((await look({ sql: "select * from nowhere" })).error).toContain("no such table: nowhere");
  expect((await look({ sql: "select * from nowhere", silentFail: true })).state).toBe("up_for_reschedule");
});

test("connection and query are needed", () => {
  expect(() => new SqlSensor({ taskId: "look", sql: "select 1" } as SqlSensorOptions)).toThrow(/"connectionId"/);
});

test("a deferred sensor looks on in the triggerer", async () => {
  let looks = 0;
  const success = () => ++looks === 3;
  expect((await look({ success, deferrable: true })).state).toBe("success");
  expect(looks).toBe(3);
});
