import { describe, expect, test } from "vitest";
import { partsOfUri } from "./asset-uri.tsx";
import { barHeights, scaleStepSeconds } from "./bar-heights.ts";
import { highlightCode } from "./highlight-code.ts";

describe("code", () => {
  test("coloring loses no character", () => {
    const code = 'const a = new Dag("x", { n: 30 }); // ten\nfor (const b of c) `t${b}`;';
    expect(
      highlightCode(code)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(code);
  });

  test("keywords, text, numbers and comments differ", () => {
    const kinds = new Map(highlightCode('return f("a", 3); // why').map((piece) => [piece.text, piece.kind]));
    expect(kinds.get("return")).toBe("keyword");
    expect(kinds.get('"a"')).toBe("string");
    expect(kinds.get("3")).toBe("number");
    expect(kinds.get("// why")).toBe("comment");
    expect(kinds.get("f")).toBe("name");
  });

  test("the keys of JSON look like names, its values like text", () => {
    const kinds = highlightCode('{ "key": "value" }').filter((piece) => piece.kind !== "plain");
    expect(kinds.map((piece) => piece.kind)).toEqual(["name", "string"]);
  });
});

test("a line of a URI ends behind what separates its parts", () => {
  expect(partsOfUri("s3://lake-house/raw_orders/2026.csv")).toEqual([
    "s3://",
    "lake-",
    "house/",
    "raw_",
    "orders/",
    "2026.",
    "csv",
  ]);
  expect(partsOfUri("orders")).toEqual(["orders"]);
});

describe("run bars", () => {
  const aRun = (seconds: number | null) => ({
    start_date: "2026-11-20T00:00:00Z",
    end_date: seconds === null ? null : new Date(Date.parse("2026-11-20T00:00:00Z") + seconds * 1000).toISOString(),
  });

  test("the longest run is the tallest, and a running one grows with the time", () => {
    const now = Date.parse("2026-11-20T00:01:00Z");
    expect(barHeights([aRun(30), aRun(1), aRun(null)], { tallest: 22, shortest: 4 }, now)).toEqual([11, 4, 22]);
  });

  test("two steps of the scale reach the longest run", () => {
    expect(scaleStepSeconds(19 * 60)).toBe(600);
    expect(scaleStepSeconds(1.5)).toBe(1);
    expect(scaleStepSeconds(3_000_000)).toBe(1_500_000);
  });
});
