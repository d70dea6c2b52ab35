import { expect, test } from "vitest";
import { decideReplacement } from "./replacement-policy.ts";

const MEGABYTE = 1024 * 1024;
const LIMITS = {
  attemptsMaximum: 100,
  heapUsedBytesMaximum: 300 * MEGABYTE,
  residentSetGrowthBytesMaximum: 200 * MEGABYTE,
};
const USE = { attempts: 3, wasIsolated: false, residentSetBytesAtFirst: 80 * MEGABYTE };
const CLEAN = { leftovers: [], heapUsedBytes: 20 * MEGABYTE, residentSetBytes: 90 * MEGABYTE };

test("a runner that is as clean as before is used again", () => {
  expect(decideReplacement(USE, CLEAN, LIMITS)).toBeNull();
});

test.each([
  ["left something behind", USE, { ...CLEAN, leftovers: ["2 timers"] }, "its work left behind: 2 timers"],
  ["was one attempt's own", { ...USE, wasIsolated: true }, CLEAN, "its attempt asked for a process of its own"],
  ["has worked enough", { ...USE, attempts: 100 }, CLEAN, "it has carried out 100 attempts"],
  ["has a large heap", USE, { ...CLEAN, heapUsedBytes: 301 * MEGABYTE }, "its heap has grown to 301 MB"],
  ["has grown", USE, { ...CLEAN, residentSetBytes: 281 * MEGABYTE }, "its memory has grown by 201 MB"],
])("a runner that %s is replaced, and says why", (_what, use, residue, reason) => {
  expect(decideReplacement(use, residue, LIMITS)).toBe(reason);
});
