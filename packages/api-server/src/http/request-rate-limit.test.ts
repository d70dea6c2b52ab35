import { addSeconds, type Instant, parseInstant } from "@baram/domain";
import { expect, test } from "vitest";
import { RequestRateLimit } from "./request-rate-limit.ts";

const NOON = parseInstant("2024-01-01T12:00:00Z") as Instant;

function limitOf(perSecond: number) {
  const clock = { at: NOON, now: () => clock.at };
  const limit = new RequestRateLimit({ clock, rate: { perSecond } });
  const ask = (times: number, address = "a") => Array.from({ length: times }, () => limit.take(address));
  return { clock, ask };
}

test("ten seconds' worth may be asked at once, and then as much as the seconds bring", () => {
  const { clock, ask } = limitOf(5);
  expect(ask(51)).toEqual([...Array.from({ length: 50 }, () => null), 1]);
  clock.at = addSeconds(NOON, 1);
  expect(ask(6)).toEqual([null, null, null, null, null, 1]);
});

test("one address does not use up what another may ask", () => {
  const { ask } = limitOf(1);
  expect(ask(11, "a").at(-1)).toBe(1);
  expect(ask(1, "b")).toEqual([null]);
});

test("no limit is none", () => {
  expect(new Set(limitOf(0).ask(10_000))).toEqual(new Set([null]));
});
