import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { attemptLogLine, attemptLogPath, formatAttemptLogLine } from "@baram/execution-api";
import type { StartedTaskInstance } from "@baram/lifecycle";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask, NOON, SERVER_TOKEN } from "../../api-server.fixture.ts";
import { EventReader } from "../../server-sent-events.fixture.ts";

const LOG = "/ui/dags/d/runs/r1/taskInstances/a/logs/1";
let fixture: ApiServerFixture;
let started: readonly StartedTaskInstance[];
let path: string;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  await fixture.trigger("d", "r1");
  started = await fixture.start();
  const key = { dagId: "d", runId: "r1", taskId: "a", mapIndex: -1 };
  path = join(fixture.folder, "logs", attemptLogPath(key, 1));
});
afterEach(() => fixture.close());

function line(message: string): string {
  return formatAttemptLogLine(attemptLogLine(NOON, "info", "task", message));
}

function write(text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function read(offset = 0) {
  return (await fixture.get(`${LOG}?map_index=-1&offset=${offset}`)).json;
}

function messages(lines: readonly { readonly message: string }[]): readonly string[] {
  return lines.map(({ message }) => message);
}

test("a log is read from a byte on, and is complete once its try has ended", async () => {
  write(line("one") + line("two"));
  const first = await read();
  expect(messages(first.lines)).toEqual(["one", "two"]);
  expect(first.is_complete).toBe(false);
  appendFileSync(path, line("süß"));
  await fixture.finish(started);
  const second = await read(first.next_offset);
  expect(messages(second.lines)).toEqual(["süß"]);
  expect(second.is_complete).toBe(true);
});

test("a line that is still being written is not shown before its end, unless its writer is gone", async () => {
  write(`${line("one")}{"timestamp":"20`);
  expect(messages((await read()).lines)).toEqual(["one"]);
  await fixture.finish(started);
  expect(messages((await read()).lines)).toEqual(["one", '{"timestamp":"20']);
});

test("a log that was not written yet is empty", async () => {
  expect(await read()).toEqual({ lines: [], next_offset: 0, is_complete: false });
  expect((await fixture.get(`${LOG.replace("/a/", "/nope/")}?map_index=-1`)).status).toBe(404);
});

test("a log of a hundred thousand lines comes in stretches, each line once", async () => {
  const texts = Array.from({ length: 100_000 }, (_, place) => line(`line ${place}`));
  write(texts.join(""));
  await fixture.finish(started);
  let [count, offset, isComplete] = [0, 0, false];
  while (!isComplete) {
    const answer = await read(offset);
    expect(answer.lines[0].message).toBe(`line ${count}`);
    count += answer.lines.length;
    [offset, isComplete] = [answer.next_offset, answer.is_complete];
  }
  expect(count).toBe(100_000);
});

test("a short stretch may be asked for, and a line that is longer than it comes whole", async () => {
  write(line("one") + line("two") + line("x".repeat(500)));
  await fixture.finish(started);
  const { json: first } = await fixture.get(`${LOG}?map_index=-1&length=${line("one").length + 5}`);
  expect(messages(first.lines)).toEqual(["one"]);
  expect(first.is_complete).toBe(false);
  const offset = line("one").length + line("two").length;
  const { json: last } = await fixture.get(`${LOG}?map_index=-1&offset=${offset}&length=100`);
  expect(messages(last.lines)).toEqual(["x".repeat(500)]);
  expect(last.is_complete).toBe(true);
});

test("a log is downloaded whole, as people read it", async () => {
  write(line("one") + line("two"));
  const { text, headers } = await fixture.get(`${LOG}/download?map_index=-1`);
  expect(text).toBe("[2024-01-01T12:00:00.000Z] INFO - one\n[2024-01-01T12:00:00.000Z] INFO - two\n");
  expect(headers["content-disposition"]).toBe("attachment; filename*=UTF-8''a-attempt-1.log");
  expect((await fixture.get(`${LOG.replace("/1", "/2")}/download`)).status).toBe(404);
});

async function follow(offset = 0): Promise<EventReader> {
  await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  const url = `${fixture.server.address}${LOG}/stream?map_index=-1&offset=${offset}`;
  return EventReader.open(url, { authorization: `Bearer ${SERVER_TOKEN}` });
}

async function nextMessages(events: EventReader): Promise<readonly string[]> {
  const { data } = await events.until(({ event }) => event === "lines");
  return messages(data["lines"] as { readonly message: string }[]);
}

test("a log is followed as it is written, to the end of its try", async () => {
  write(line("one"));
  const events = await follow();
  expect(await nextMessages(events)).toEqual(["one"]);
  appendFileSync(path, line("two"));
  expect(await nextMessages(events)).toEqual(["two"]);
  appendFileSync(path, line("three"));
  await fixture.finish(started);
  expect(await nextMessages(events)).toEqual(["three"]);
  expect(await events.until(({ event }) => event !== "ping")).toEqual({ event: "end", data: { state: "success" } });
  expect(await events.next()).toBeNull();
});

test("a log is followed from before its file exists", async () => {
  const events = await follow();
  write(line("one"));
  expect(await nextMessages(events)).toEqual(["one"]);
  await events.close();
});

test("a followed log goes on from where reading it stopped", async () => {
  write(line("one") + line("two"));
  const events = await follow(Buffer.byteLength(line("one")));
  expect(await nextMessages(events)).toEqual(["two"]);
  await events.close();
});

test("a large log that has ended is sent in stretches, then ends", async () => {
  write(Array.from({ length: 30_000 }, (_, place) => line(`line ${place}`)).join(""));
  await fixture.finish(started);
  const events = await follow();
  let count = 0;
  for (let event = await events.next(); event !== null; event = await events.next()) {
    if (event.event === "lines") count += (event.data["lines"] as unknown[]).length;
  }
  expect(count).toBe(30_000);
});
