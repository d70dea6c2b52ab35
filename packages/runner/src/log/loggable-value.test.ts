import { expect, test } from "vitest";
import { loggableFields } from "./loggable-value.ts";

test("what JSON lacks is shown as text, lists or objects", () => {
  const fields = {
    when: new Date(0),
    many: 10n,
    none: undefined,
    odd: Number.NaN,
    map: new Map([["a", 1]]),
    set: new Set([1]),
    bytes: new Uint8Array(3),
    run: function run() {},
    own: { toJSON: () => "own form" },
  };
  expect(loggableFields(fields)).toEqual({
    when: "1970-01-01T00:00:00.000Z",
    many: "10",
    none: null,
    odd: "NaN",
    map: { a: 1 },
    set: [1],
    bytes: "[3 bytes]",
    run: "[function run]",
    own: "own form",
  });
});

test("an error shows its stack", () => {
  expect(loggableFields({ error: new Error("no") })["error"]).toMatch(/^Error: no\n\s+at /);
});

test("an object that contains itself ends somewhere", () => {
  const ring: Record<string, unknown> = {};
  ring["ring"] = ring;
  expect(JSON.stringify(loggableFields({ ring }))).toContain("…");
});

test("an object whose getter throws says so", () => {
  const broken = Object.defineProperty({}, "x", {
    enumerable: true,
    get() {
      throw new Error("no");
    },
  });
  expect(loggableFields({ broken })).toEqual({ broken: "[cannot be shown]" });
});
