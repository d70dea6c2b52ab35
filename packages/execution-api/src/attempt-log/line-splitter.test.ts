import { expect, test } from "vitest";
import { LineSplitter } from "./line-splitter.ts";

function linesOf(...pieces: readonly (string | Uint8Array)[]): readonly string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const piece of pieces) splitter.write(piece);
  splitter.end();
  return lines;
}

test("lines that arrive in pieces are put together", () => {
  expect(linesOf("a\nb", "c\r\n", "\nd")).toEqual(["a", "bc", "", "d"]);
});

test("a character split between two pieces is kept whole", () => {
  const bytes = Buffer.from("süß\n");
  expect(linesOf(bytes.subarray(0, 2), bytes.subarray(2))).toEqual(["süß"]);
});

test("an endless line is handed over in parts", () => {
  expect(linesOf("x".repeat(150_000)).map((line) => line.length)).toEqual([65_536, 65_536, 18_928]);
});
