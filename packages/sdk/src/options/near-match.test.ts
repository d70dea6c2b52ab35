import { expect, test } from "vitest";
import { nearMatch } from "./near-match.ts";

const KNOWN = ["retries", "retryDelay", "pool", "poolSlots", "queue", "triggerRule"];

test.each([
  ["retires", "retries"],
  ["retry_delay", "retryDelay"],
  ["RETRIES", "retries"],
  ["poolslots", "poolSlots"],
  ["triggerrRule", "triggerRule"],
  ["pol", "pool"],
])("%s is understood as %s", (found, meant) => {
  expect(nearMatch(found, KNOWN)).toBe(meant);
});

test.each(["bashCommand", "x", "timeout", ""])("%s resembles no known name", (found) => {
  expect(nearMatch(found, KNOWN)).toBeNull();
});
