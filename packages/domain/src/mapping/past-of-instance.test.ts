import { expect, test } from "vitest";
import { pastOfInstance } from "./past-of-instance.ts";

const PAST = [
  { mapIndex: 0, state: "success" },
  { mapIndex: 1, state: "failed" },
  { mapIndex: 2, state: "removed" },
] as const;

test("an instance of a mapped task depends on the same index of its past", () => {
  expect(pastOfInstance(0, PAST)).toEqual(["success"]);
  expect(pastOfInstance(1, PAST)).toEqual(["failed"]);
});

test("an index that the past did not have, or lost, has nothing to wait for", () => {
  expect(pastOfInstance(2, PAST)).toEqual(["success"]);
  expect(pastOfInstance(9, PAST)).toEqual(["success"]);
});

test("what is not expanded, or was not, depends on all there was", () => {
  expect(pastOfInstance(-1, PAST)).toEqual(["success", "failed"]);
  expect(pastOfInstance(3, [{ mapIndex: -1, state: "failed" }])).toEqual(["failed"]);
});

test("a past without instances says nothing", () => {
  expect(pastOfInstance(0, [])).toEqual([]);
});
