import { expect, test } from "vitest";
import { codeFrame } from "./code-frame.ts";

const LINES = ["one", "two", "three", "four", "five"];

test("a frame shows two lines around the place and marks it", () => {
  expect(codeFrame(LINES, { name: "dag.ts", line: 3, column: 2 })).toBe(
    ["dag.ts:3:2", "  1 | one", "  2 | two", "> 3 | three", "    |  ^", "  4 | four", "  5 | five"].join("\n"),
  );
});

test("a frame ends where the file ends", () => {
  expect(codeFrame(LINES, { name: "dag.ts", line: 5, column: 1 }).split("\n")).toHaveLength(5);
});
