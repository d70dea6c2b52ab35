import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveStream } from "./live-stream.ts";

/** The browser's side of a connection, which the test plays the server for. */
class FakeEventSource extends EventTarget {
  static readonly OPEN = 1;
  static opened: FakeEventSource[] = [];
  readonly address: string;
  readyState = 0;

  constructor(address: string) {
    super();
    this.address = address;
    FakeEventSource.opened.push(this);
  }

  open(): void {
    this.readyState = FakeEventSource.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  send(name: string, data: unknown, lastEventId: string): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }

  close(): void {
    this.readyState = 2;
  }
}

let told: unknown[];
let stream: LiveStream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeEventSource);
  FakeEventSource.opened = [];
  told = [];
  stream = new LiveStream((cursor) => `/events?after=${cursor}`, "s-3", {
    onEvents: (events, after, upTo) => told.push([events.length, after, upTo]),
    onStatus: () => {},
    onGap: (cursor) => told.push(["gap", cursor]),
  });
  stream.start();
});
afterEach(() => {
  stream.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function connection(): FakeEventSource {
  const newest = FakeEventSource.opened.at(-1);
  if (newest === undefined) throw new Error("No connection was opened.");
  return newest;
}

test("a stream follows from where its page began to read, and its opening makes nobody read again", () => {
  expect(connection().address).toBe("/events?after=s-3");
  connection().open();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([]);
});

test("events of a moment are told together, with the places between which they came", () => {
  connection().open();
  connection().send("dag", { dag_id: "d" }, "s-4");
  connection().send("dag", { dag_id: "e" }, "s-6");
  vi.advanceTimersByTime(100);
  connection().send("dag", { dag_id: "f" }, "s-7");
  vi.advanceTimersByTime(100);
  expect(told).toEqual([
    [2, "s-3", "s-6"],
    [1, "s-6", "s-7"],
  ]);
});

test("a connection that was lost goes on behind the last event that was heard", () => {
  connection().open();
  connection().send("dag", { dag_id: "d" }, "s-4");
  connection().dispatchEvent(new Event("error"));
  vi.advanceTimersByTime(1000);
  expect(connection().address).toBe("/events?after=s-4");
  connection().open();
  expect(told).toEqual([[1, "s-3", "s-4"]]);
});

test("what was heard before a gap is told before it, and the stream goes on from the place that the gap tells", () => {
  connection().open();
  connection().send("dag", { dag_id: "d" }, "s-4");
  connection().send("gap", {}, "t-0");
  expect(told).toEqual([
    [1, "s-3", "s-4"],
    ["gap", "t-0"],
  ]);
  connection().dispatchEvent(new Event("error"));
  vi.advanceTimersByTime(1000);
  expect(connection().address).toBe("/events?after=t-0");
});
