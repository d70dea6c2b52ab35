import type { SlotMoments } from "@baram/metadata-store";
import { expect, test } from "vitest";
import { decidePoolUse } from "./pool-use.ts";

/** Two steps of two parts, each of ten seconds. */
const CUT = { steps: 2, partsPerStep: 2, partMilliseconds: 10_000, passedMilliseconds: 40_000 };

function moment(kind: SlotMoments["kind"], atSecond: number, slots = 1): SlotMoments {
  const step = Math.floor(atSecond / 10);
  return { pool: "p", kind, step, slots, slotMilliseconds: slots * ((step + 1) * 10 - atSecond) * 1000 };
}

test("a try counts as queued until it begins and as running until it ends", () => {
  const use = decidePoolUse([moment("queued", 0), moment("begun", 5), moment("ended", 25)], CUT);

  expect(use).toEqual([
    { step: 0, running: 0.75, queued: 0.25, most: 1 },
    { step: 1, running: 0.25, queued: 0, most: 0.5 },
  ]);
});

test("what still holds slots counts to the present and not beyond", () => {
  const half = { ...CUT, passedMilliseconds: 25_000 };
  const use = decidePoolUse([moment("queued", 20, 3), moment("begun", 20, 3)], half);

  expect(use).toEqual([{ step: 1, running: 3, queued: 0, most: 3 }]);
});

test("a try that left the queue without having run never runs", () => {
  expect(decidePoolUse([moment("queued", 0), moment("dropped", 10)], CUT)).toEqual([
    { step: 0, running: 0, queued: 0.5, most: 1 },
  ]);
});

test("steps without use are left out", () => {
  expect(decidePoolUse([], CUT)).toEqual([]);
});
