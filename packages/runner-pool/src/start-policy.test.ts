import { expect, test } from "vitest";
import { decideStart } from "./start-policy.ts";

const WORK = { waiting: 30, secondsWaited: 0, starting: 0, secondsSinceReturn: null };

test("work that finds no runner free has one started at once", () => {
  expect(decideStart(WORK, 2)).toEqual({ kind: "start" });
  expect(decideStart({ ...WORK, secondsSinceReturn: 5 }, 2)).toEqual({ kind: "start" });
});

test("no more runners are starting than wait for one, nor than may start at once", () => {
  expect(decideStart({ ...WORK, starting: 1 }, 2)).toEqual({ kind: "start" });
  expect(decideStart({ ...WORK, starting: 2 }, 2)).toEqual({ kind: "enough" });
  expect(decideStart({ ...WORK, waiting: 1, starting: 1 }, 2)).toEqual({ kind: "enough" });
});

test("a burst of short work is left to the runners that come back from it", () => {
  const work = { ...WORK, secondsWaited: 0.03, secondsSinceReturn: 0.001 };
  expect(decideStart(work, 2)).toEqual({ kind: "look-again", afterSeconds: 0.05 });
});

test("work that has waited long gets a runner of its own, however many come back", () => {
  expect(decideStart({ ...WORK, secondsWaited: 0.5, secondsSinceReturn: 0.001 }, 2)).toEqual({ kind: "start" });
});
