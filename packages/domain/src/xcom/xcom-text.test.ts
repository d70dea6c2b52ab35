import { expect, test } from "vitest";
import { decodeXCom, xcomTextToPlainJson } from "./decode-xcom.ts";
import { encodeXCom } from "./encode-xcom.ts";

function textOf(value: unknown): string {
  const encoded = encodeXCom(value);
  if (encoded.kind !== "text") throw new Error(`Expected a text, got ${JSON.stringify(encoded)}.`);
  return encoded.text;
}

function refusalOf(value: unknown): string {
  const encoded = encodeXCom(value);
  return encoded.kind === "refused" ? encoded.message : encoded.kind;
}

test.each([
  ["text", "né 日本 😀 \u0000 \ud800"],
  ["empty text", ""],
  ["number", 1.5],
  ["zero", 0],
  ["largest whole number", Number.MAX_SAFE_INTEGER],
  ["false", false],
  ["list", [1, "a", null, true, []]],
  ["object", { b: 1, a: { c: [1] }, "": 0 }],
  ["key __proto__", JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}')],
  ["NaN", Number.NaN],
  ["infinities", [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
  ["negative zero", -0],
  ["Date", new Date("2024-02-29T12:34:56.789Z")],
  [
    "Map with any keys",
    new Map<unknown, unknown>([
      ["a", 1],
      [2, new Map([[new Date(0), "x"]])],
    ]),
  ],
  ["Set", new Set<unknown>([1, "a", new Set([null])])],
  ["bytes", new Uint8Array([0, 255, 16])],
  ["bigint", [9007199254740993n, -1n]],
  ["deep mixture", { rows: [{ at: new Date(0), ids: new Set([1n]) }], total: Number.NaN }],
])("a %s comes back as it was", (_name, value) => {
  expect(decodeXCom(textOf(value))).toEqual(value);
});

test("plain JSON is stored as plain JSON", () => {
  expect(textOf({ followed: ["x"] })).toBe('{"followed":["x"]}');
});

test.each([
  { __baram__: "date", value: "2024-01-01T00:00:00.000Z" },
  { __baram__: "object", value: [["a", 1]] },
  { __baram__: 1 },
  [{ x: { __baram__: "set", value: [{ __baram__: "map", value: [] }] } }],
  "__baram__",
  JSON.parse('{"__baram__": "bigint", "value": "1", "__proto__": {"__baram__": "x"}}'),
])("plain data that looks like a tag, %j, comes back as plain data", (value) => {
  expect(decodeXCom(textOf(value))).toEqual(value);
  expect(xcomTextToPlainJson(textOf(value))).toEqual(value);
});

test("null and undefined push nothing", () => {
  expect(encodeXCom(null)).toEqual({ kind: "nothing" });
  expect(encodeXCom(undefined)).toEqual({ kind: "nothing" });
});

test("undefined is left out of an object and null in a list", () => {
  expect(textOf({ a: undefined, b: 1 })).toBe('{"b":1}');
  const withHole: unknown[] = [undefined];
  withHole[2] = 1;
  expect(textOf(withHole)).toBe("[null,null,1]");
});

class Client {
  readonly url = "x";
}

test.each([
  ["a function", { run: () => 1 }, "The value at run is a function."],
  ["a symbol", [[Symbol("s")]], "The value at [0][0] is a symbol."],
  [
    "a class instance",
    { rows: [{ "odd key": new Client() }] },
    'The value at rows[0]["odd key"] is an object of the class Client.',
  ],
  ["an error", new TypeError("no"), "The value is an object of the class TypeError."],
  ["a promise", Promise.resolve(1), "The value is an object of the class Promise."],
  ["an invalid date", [new Date(Number.NaN)], "The value at [0] is an invalid Date."],
  ["a symbol key", { [Symbol("s")]: 1 }, "The value has a symbol as a key."],
  ["a value in a map", new Map([["f", () => 1]]), "The value at f is a function."],
  ["a value in a set", new Set([Symbol("s")]), "The value at [0] is a symbol."],
])("%s is refused with its place", (_name, value, sentence) => {
  expect(refusalOf(value)).toBe(
    `${sentence} An XCom holds plain data: text, numbers, booleans, lists, objects, Date, Map, Set, Uint8Array and bigint.`,
  );
});

test("a whole number beyond 2^53 is refused unless it is a bigint", () => {
  expect(refusalOf({ id: 2 ** 53 })).toContain("The value at id is the whole number 9007199254740992, beyond");
  expect(textOf(2n ** 53n)).toContain("9007199254740992");
});

test("a value that contains itself is refused, one that is only used twice is not", () => {
  const cycle: { self?: unknown } = {};
  cycle.self = [cycle];
  expect(refusalOf(cycle)).toContain("The value at self[0] contains itself.");
  const shared = [1];
  expect(textOf([shared, shared])).toBe("[[1],[1]]");
});

test("a value nested beyond any use is refused, and such a text is shown as it is", () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(refusalOf(deep)).toContain("is nested more than 500 deep");
  const text = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(xcomTextToPlainJson(text)).toBe(text);
  let nested: unknown = new Date(0);
  for (let depth = 0; depth < 499; depth += 1) nested = new Map([["k", nested]]);
  expect(decodeXCom(textOf(nested))).toEqual(nested);
});

test("for the API a value is plain JSON", () => {
  const value = {
    at: new Date("2024-01-02T03:04:05Z"),
    counts: new Map([["a", 1]]),
    pairs: new Map([[1, "x"]]),
    ids: new Set([1, 2]),
    bytes: new Uint8Array([255]),
    small: 5n,
    large: 9007199254740993n,
    ratio: Number.NaN,
  };
  expect(xcomTextToPlainJson(textOf(value))).toEqual({
    at: "2024-01-02T03:04:05+00:00",
    counts: { a: 1 },
    pairs: [[1, "x"]],
    ids: [1, 2],
    bytes: "ff",
    small: 5,
    large: "9007199254740993",
    ratio: "NaN",
  });
});

test.each(["", "nonsense", "NaN", "{"])("for the API a text that is no JSON, %j, is a text", (text) => {
  expect(xcomTextToPlainJson(text)).toBe(text);
});

test.each([
  { __baram__: "date" },
  { __baram__: "map", value: [1] },
  { __baram__: "bytes", value: "xyz" },
  { __baram__: "bigint", value: "1e9" },
  { __baram__: "hasOwnProperty", value: 1 },
  { __baram__: "unheard-of", value: 1 },
])("a broken or unknown tag, %j, is read as a plain object", (tag) => {
  expect(decodeXCom(JSON.stringify(tag))).toEqual(tag);
});
