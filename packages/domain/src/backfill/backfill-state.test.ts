import { expect, test } from "vitest";
import { BACKFILL_STATES, BACKFILL_VERBS, isActiveBackfillState, nextBackfillState } from "./backfill-state.ts";

test("a paused back-fill goes on when it is resumed", () => {
  expect(nextBackfillState("running", "pause")).toBe("paused");
  expect(nextBackfillState("paused", "resume")).toBe("running");
});

test.each(["completed", "failed", "cancelled"] as const)("a %s back-fill never moves again", (state) => {
  for (const verb of BACKFILL_VERBS) expect(nextBackfillState(state, verb)).toBeNull();
});

test("whatever is not over can be cancelled and can end", () => {
  const active = BACKFILL_STATES.filter(isActiveBackfillState);
  expect(active).toEqual(["queued", "running", "paused"]);
  for (const state of active) {
    expect(nextBackfillState(state, "complete")).toBe("completed");
    expect(nextBackfillState(state, "fail")).toBe("failed");
  }
});
