import { expect, test } from "vitest";
import { areSameJson, compareValues } from "./parity-format.ts";

test("the order of keys makes no difference, that of a list does", () => {
  expect(areSameJson({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
  expect(areSameJson([1, 2], [2, 1])).toBe(false);
});

test("a key without a value is an absent key, and null is a value", () => {
  expect(areSameJson({ a: undefined }, {})).toBe(true);
  expect(areSameJson({ a: null }, {})).toBe(false);
});

test("a difference shows both values", () => {
  expect(compareValues({ expected: [1], actual: [2] })).toEqual({ kind: "failed", expected: [1], actual: [2] });
  expect(compareValues({ expected: [1], actual: [1] })).toEqual({ kind: "passed" });
});
