import { expect, test } from "vitest";
import type { Pool } from "../../api/settings-shapes.ts";
import { poolShares } from "./pool-shares.ts";

const POOL: Pool = {
  name: "small",
  slots: 4,
  occupied_slots: 3,
  running_slots: 2,
  queued_slots: 1,
  open_slots: 1,
  scheduled_slots: 9,
  deferred_slots: 5,
  description: null,
  include_deferred: false,
};

test("a bar has a part for each thing that takes slots, and one for what is open", () => {
  expect(poolShares(POOL)).toEqual([
    { kind: "running", slots: 2 },
    { kind: "queued", slots: 1 },
    { kind: "open", slots: 1 },
  ]);
});

test("deferred tasks are in the bar where they hold slots", () => {
  const shares = poolShares({ ...POOL, include_deferred: true, open_slots: -4 });
  expect(shares.map(({ kind }) => kind)).toEqual(["running", "queued", "deferred"]);
});

test("nothing is open in a pool without limit", () => {
  expect(poolShares({ ...POOL, slots: -1, open_slots: -1 }).map(({ kind }) => kind)).toEqual(["running", "queued"]);
});
