import { addSeconds, type Instant, instantFromMicroseconds } from "@baram/domain";
import { beforeEach, expect, test } from "vitest";
import { Turnover } from "./turnover.ts";

const START = instantFromMicroseconds(1_000_000);
let turnover: Turnover;

beforeEach(() => {
  turnover = new Turnover();
});

function at(seconds: number): Instant {
  return addSeconds(START, seconds);
}

test("the rate is that of the returns since somebody has waited", () => {
  for (const seconds of [0, 0.1, 0.25, 0.3]) turnover.returned(at(seconds));
  expect(turnover.describe(at(0.2), at(0.4))).toMatchObject({ secondsWaited: 0.2, returnsPerSecond: 10 });
});

test("of somebody who has waited long, the latest half second counts", () => {
  for (const seconds of [0, 1, 1.8, 1.9]) turnover.returned(at(seconds));
  expect(turnover.describe(at(0), at(2))).toMatchObject({ secondsWaited: 2, returnsPerSecond: 4 });
});

test("whoever has just begun to wait has seen nobody come back", () => {
  turnover.returned(at(0));
  expect(turnover.describe(at(0), at(0))).toMatchObject({ secondsWaited: 0, returnsPerSecond: 0 });
});

test("it is known when a runner was last given work", () => {
  expect(turnover.describe(at(0), at(1)).secondsSinceGiven).toBe(null);
  turnover.given(at(0.75));
  expect(turnover.describe(at(0), at(1)).secondsSinceGiven).toBe(0.25);
});

test("the rate of the last half second forgets what came back earlier", () => {
  for (const seconds of [0, 0.6, 0.8]) turnover.returned(at(seconds));
  expect(turnover.returnsPerSecondLately(at(1))).toBe(4);
  expect(turnover.returnsPerSecondLately(at(2))).toBe(0);
});
