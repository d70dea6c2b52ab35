import { runTask } from "baram/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LocalServer } from "../local-server.fixture.ts";
import { HttpSensor, type HttpSensorOptions } from "./http-sensor.ts";

let server: LocalServer;
let looks = 0;
beforeAll(async () => {
  server = await LocalServer.start(({ path }) => {
    looks += 1;
    const status = Number(/\d{3}/.exec(path)?.[0] ?? 200);
    return looks < 3 ? { status, body: "wait" } : { body: "done" };
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  looks = 0;
});

function look(options: Partial<HttpSensorOptions>, port = server.port) {
  const sensor = new HttpSensor({ taskId: "look", endpoint: "x", ...options });
  return runTask(sensor, { connections: { http_default: { connectionType: "http", host: "127.0.0.1", port } } });
}

test("a 404 means not yet", async () => {
  expect(await look({ endpoint: "404" })).toMatchObject({ state: "success" });
  expect(looks).toBe(3);
});

test("any other error of the server fails the sensor at once", async () => {
  expect(await look({ endpoint: "500" })).toMatchObject({
    state: "failed",
    error: "HttpStatusError: 500:Internal Server Error",
  });
  expect(looks).toBe(1);
});

test("a list of allowed errors replaces the 404, and names the beginnings of messages", async () => {
  expect(await look({ endpoint: "503", responseErrorCodesAllowlist: ["5"] })).toMatchObject({ state: "success" });
  looks = 0;
  const other = await look({ endpoint: "404", responseErrorCodesAllowlist: ["503"] });
  expect(other).toMatchObject({ state: "failed", error: "HttpStatusError: 404:Not Found" });
});

test("an answer is looked at by the check, with the context", async () => {
  const dates: string[] = [];
  const responseCheck: HttpSensorOptions["responseCheck"] = ({ text }, { ds }) => {
    dates.push(ds);
    return text === "done";
  };
  expect(await look({ responseCheck })).toMatchObject({ state: "success" });
  expect(dates).toEqual(["2024-01-01", "2024-01-01", "2024-01-01"]);
});

test("it gets with the parameters as its query", async () => {
  await look({ requestParams: { day: "{{ ds }}" }, headers: { a: "{{ ds }}" } });
  expect(server.last).toMatchObject({ method: "GET", path: "/x?day=2024-01-01" });
  expect(server.last.headers).toMatchObject({ a: "2024-01-01" });
});

test("a server that refuses connections fails the sensor", async () => {
  expect((await look({}, 1)).error).toMatch(/ECONNREFUSED/);
});

test("it looks until its time is over", async () => {
  const never: HttpSensorOptions["responseCheck"] = () => false;
  const timed = await look({ responseCheck: never, timeout: { minutes: 2 }, softFail: true });
  expect(timed.state).toBe("skipped");
});

test("error codes that are no texts are refused while the file loads, and a single one is taken", () => {
  const make = (responseErrorCodesAllowlist: unknown) =>
    new HttpSensor({ taskId: "look", endpoint: "x", responseErrorCodesAllowlist } as HttpSensorOptions);
  expect(make("503").responseErrorCodesAllowlist).toEqual(["503"]);
  expect(() => make([503])).toThrow(/"responseErrorCodesAllowlist" is \[ 503 \]; expected a list of texts/);
});

test("an endpoint is needed", () => {
  expect(() => new HttpSensor({ taskId: "look" } as HttpSensorOptions)).toThrow(/needs the option "endpoint"/);
});

test("a deferred sensor looks on in the triggerer", async () => {
  expect(await look({ endpoint: "404", deferrable: true })).toMatchObject({ state: "success" });
  expect(looks).toBe(3);
  looks = 0;
  const failed = await look({ endpoint: "404", responseCheck: () => looks > 5, deferrable: true });
  expect(failed.state).toBe("success");
  expect(looks).toBe(6);
});
