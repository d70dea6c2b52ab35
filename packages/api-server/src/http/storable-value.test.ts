import type { Json } from "@baram/domain";
import { expect, test } from "vitest";
import { describeUnstorable } from "./storable-value.ts";

test.each<[Json, string | null]>([
  ["바람 🌬", null],
  [{ a: [1, null, { b: "x" }] }, null],
  ["a\0b", "A text contains the character NUL, which cannot be kept."],
  [{ list: ["\0"] }, "A text contains the character NUL, which cannot be kept."],
  [{ "\0": 1 }, "A text contains the character NUL, which cannot be kept."],
  ["\ud83c", "A text contains half of a surrogate pair, which cannot be kept."],
])("%j is judged %j", (value, refusal) => {
  expect(describeUnstorable(value)).toBe(refusal);
});

test("a value that is nested without end is refused instead of walked through", () => {
  const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as Json;
  expect(describeUnstorable(deep)).toBe("The body is nested more than 100 levels deep.");
});
