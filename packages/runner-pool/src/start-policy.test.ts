import { expect, test } from "vitest";
import { decideStart, isSpareWanted } from "./start-policy.ts";

const WORK = {
  waiting: 30,
  secondsWaited: 0,
  starting: 0,
  returnsPerSecond: 0,
  secondsSinceGiven: null,
  busyShareOfLoop: 0.2,
};
const LOOK_AGAIN = { kind: "look-again", afterSeconds: 0.05 };

test("work that finds no runner free has one started at once", () => {
  expect(decideStart(WORK, 2)).toEqual({ kind: "start" });
  expect(decideStart({ ...WORK, secondsSinceGiven: 5 }, 2)).toEqual({ kind: "start" });
});

test("no more runners are starting than wait for one, nor than may start at once", () => {
  expect(decideStart({ ...WORK, starting: 1 }, 2)).toEqual({ kind: "start" });
  expect(decideStart({ ...WORK, starting: 2 }, 2)).toEqual({ kind: "enough" });
  expect(decideStart({ ...WORK, waiting: 1, starting: 1 }, 2)).toEqual({ kind: "enough" });
});

test("what the runners that come back take before a new one were ready is left to them", () => {
  const work = { ...WORK, secondsWaited: 0.3 };
  expect(decideStart({ ...work, returnsPerSecond: 200 }, 2)).toEqual(LOOK_AGAIN);
  expect(decideStart({ ...work, returnsPerSecond: 20 }, 2)).toEqual({ kind: "start" });
});

test("the first of a burst wait a moment for those that were given work with them", () => {
  const work = { ...WORK, secondsSinceGiven: 0.01 };
  expect(decideStart(work, 2)).toEqual(LOOK_AGAIN);
  expect(decideStart({ ...work, secondsWaited: 0.05 }, 2)).toEqual({ kind: "start" });
});

test("nobody is started while whoever gives the work cannot keep up", () => {
  expect(decideStart({ ...WORK, secondsWaited: 0.3, busyShareOfLoop: 0.95 }, 2)).toEqual(LOOK_AGAIN);
});

test("work that has waited long gets a runner of its own, however many come back", () => {
  const work = { ...WORK, secondsWaited: 2, returnsPerSecond: 1000, busyShareOfLoop: 1 };
  expect(decideStart(work, 2)).toEqual({ kind: "start" });
});

test("a spare is started while runners come back seldom, and not in the midst of short work", () => {
  expect(isSpareWanted(0)).toBe(true);
  expect(isSpareWanted(2)).toBe(true);
  expect(isSpareWanted(200)).toBe(false);
});
