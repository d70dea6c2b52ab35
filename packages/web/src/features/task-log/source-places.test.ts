import { expect, test } from "vitest";
import { sourcePieces } from "./source-places.ts";

test("a frame of the Dag's file leads to its line, wherever the file lies", () => {
  expect(sourcePieces("    at load (/srv/dags/orders.ts:12:3)", "orders.ts")).toEqual([
    { text: "    at load (", line: null },
    { text: "/srv/dags/orders.ts:12:3", line: 12 },
    { text: ")", line: null },
  ]);
  expect(sourcePieces("orders.ts:7", "orders.ts")).toEqual([{ text: "orders.ts:7", line: 7 }]);
});

test("other files, and files whose names end alike, lead nowhere", () => {
  for (const text of ["at load (/srv/dags/prices.ts:12:3)", "at load (/srv/dags/old-orders.ts:12:3)", "no orders.ts"]) {
    expect(sourcePieces(text, "orders.ts").every(({ line }) => line === null)).toBe(true);
  }
});
