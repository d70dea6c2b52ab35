import { expect, test } from "vitest";
import { RecentEvents } from "./recent-events.ts";

function add(recent: RecentEvents, json: string): void {
  recent.add({ name: "dag", json, dagId: null });
}

function textsAfter(recent: RecentEvents, cursor: string): readonly string[] | null {
  return recent.after(cursor)?.map(({ json }) => json) ?? null;
}

test("what came behind a cursor comes again, in order", () => {
  const recent = new RecentEvents("a-b");
  const start = recent.cursor;
  add(recent, "1");
  const middle = recent.cursor;
  add(recent, "2");
  add(recent, "3");
  expect(textsAfter(recent, start)).toEqual(["1", "2", "3"]);
  expect(textsAfter(recent, middle)).toEqual(["2", "3"]);
  expect(textsAfter(recent, recent.cursor)).toEqual([]);
});

test("an event carries the cursor behind it", () => {
  const recent = new RecentEvents("a");
  const { cursor } = recent.add({ name: "dag", json: "1", dagId: "d" });
  expect(cursor).toBe(recent.cursor);
});

test("nobody knows what came behind a cursor of another stream, of the future, or that is none", () => {
  const recent = new RecentEvents("a");
  add(recent, "1");
  for (const cursor of ["b-0", "a-2", "a-", "a", "", "-1", "a-1x"]) expect(recent.after(cursor)).toBeNull();
});

test("only the last events are kept, and a cursor before them is refused rather than half answered", () => {
  const recent = new RecentEvents("a");
  for (let number = 1; number <= 10_000; number += 1) add(recent, String(number));
  expect(textsAfter(recent, "a-9000")).toHaveLength(1000);
  expect(textsAfter(recent, "a-9000")?.[0]).toBe("9001");
  expect(recent.after("a-0")).toBeNull();
});
