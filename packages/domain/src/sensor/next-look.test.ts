import { expect, test } from "vitest";
import { invariant } from "../invariant.ts";
import { parseInstant } from "../time/instant.ts";
import { type NextLookInput, secondsUntilNextLook } from "./next-look.ts";

const STARTED_AT = parseInstant("2024-06-01T00:00:00Z");
invariant(STARTED_AT !== null, "The moment is written as one.");

function aLook(given: Partial<NextLookInput> = {}): NextLookInput {
  return {
    pokeInterval: 60,
    exponentialBackoff: false,
    maxWait: null,
    timeout: 604_800,
    mode: "poke",
    looks: 1,
    elapsed: 0,
    startedAt: STARTED_AT ?? (0 as never),
    dagId: "d",
    taskId: "t",
    ...given,
  };
}

test("without back-off the wait is the interval, whatever the timeout", () => {
  expect(secondsUntilNextLook(aLook({ elapsed: 604_799 }))).toBe(60);
});

test("with back-off the wait doubles from look to look, up to twice that", () => {
  const waits = [1, 2, 3, 4].map((looks) => secondsUntilNextLook(aLook({ exponentialBackoff: true, looks })));
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(30 * 2 ** index);
    expect(wait).toBeLessThan(60 * 2 ** index);
  }
});

test("a wait reaches neither beyond the timeout nor beyond its maximum", () => {
  const late = { exponentialBackoff: true, looks: 12, elapsed: 90.7, timeout: 100 };
  expect(secondsUntilNextLook(aLook(late))).toBe(10);
  expect(secondsUntilNextLook(aLook({ ...late, maxWait: 7 }))).toBe(7);
});

test("a sensor that reschedules itself tells its looks from the time that has passed", () => {
  const first = secondsUntilNextLook(aLook({ exponentialBackoff: true, mode: "reschedule" }));
  const second = secondsUntilNextLook(aLook({ exponentialBackoff: true, mode: "reschedule", elapsed: first }));
  expect(first).toBe(secondsUntilNextLook(aLook({ exponentialBackoff: true, looks: 1 })));
  expect(second).toBe(secondsUntilNextLook(aLook({ exponentialBackoff: true, looks: 2, elapsed: first })));
});

test("a thousand looks later the wait is still a number", () => {
  expect(secondsUntilNextLook(aLook({ exponentialBackoff: true, looks: 1000 }))).toBe(604_800);
});
