import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import type { SerializedParam } from "../serialized-dag/serialized-dag.ts";
import { resolveParams } from "./resolve-params.ts";

function param(schema: JsonObject, given: Partial<SerializedParam> = {}): SerializedParam {
  return { schema, description: null, ...given };
}

function refusal(schema: JsonObject, value: Json): string {
  const resolved = resolveParams({ p: param(schema) }, { p: value });
  return resolved.kind === "refused" ? resolved.message : "fits";
}

test("a run's conf overrides the declared defaults and adds params of its own", () => {
  const declared = { a: param({}, { default: 1 }), b: param({ type: "string" }, { default: "x" }) };
  expect(resolveParams(declared, { b: "y", c: [3] })).toEqual({ kind: "params", params: { a: 1, b: "y", c: [3] } });
});

test("a param without a default must be given", () => {
  expect(resolveParams({ a: param({}) }, {})).toEqual({
    kind: "refused",
    message: "Invalid input for param a: no value was given, and it has no default.",
  });
  expect(resolveParams({ a: param({}) }, { a: null })).toEqual({ kind: "params", params: { a: null } });
});

test("a default that does not fit its schema is refused unless a better value is given", () => {
  const declared = { a: param({ type: "string" }, { default: null }) };
  expect(resolveParams(declared, {})).toMatchObject({
    message: "Invalid input for param a: null is not of type string.",
  });
  expect(resolveParams(declared, { a: "x" })).toEqual({ kind: "params", params: { a: "x" } });
});

test.each<[JsonObject, Json]>([
  [{ type: "integer" }, 5],
  [{ type: ["null", "string"] }, null],
  [{ type: "string", pattern: "b" }, "abc"],
  [{ type: "string", format: "date" }, "2024-02-29"],
  [{ type: "string", format: "time" }, "12:30:00"],
  [{ type: "string", format: "date-time" }, "2024-01-01T00:00:00+09:00"],
  [{ type: "string", format: "date-time" }, "2024-01-01T00:00:00"],
  [{ type: "string", format: "date-time" }, "2024-01-01 00:00:00+00:00"],
  [{ anyOf: [{ type: "integer" }, { type: "string", maxLength: 1 }] }, "x"],
  [{ type: "string", examples: ["a"], title: "T", description_md: "*x*", section: "S" }, "zzz"],
  [{ $defs: { id: { type: "integer" } }, items: { $ref: "#/$defs/id" } }, [1, 2]],
])("%j takes %j", (schema, value) => {
  expect(refusal(schema, value)).toBe("fits");
});

test.each<[JsonObject, Json, string]>([
  [{ type: "integer" }, "5", '"5" is not of type integer.'],
  [{ type: "integer" }, true, "true is not of type integer."],
  [{ type: ["null", "string"] }, 1, "1 is not of type null or string."],
  [{ enum: ["a", 3] }, "c", '"c" is not one of "a", 3.'],
  [{ const: 7 }, 8, "8 is not 7."],
  [{ maximum: 5 }, 6, "6 is greater than the maximum of 5."],
  [{ exclusiveMinimum: 0 }, 0, "0 is not greater than 0."],
  [{ maxLength: 3 }, "abcd", '"abcd" is longer than 3 characters.'],
  [{ pattern: "^a+$" }, "b", '"b" does not match the pattern ^a+$.'],
  [{ format: "date" }, "2023-02-29", '"2023-02-29" is not of the format date.'],
  [{ format: "date-time" }, "2024", '"2024" is not of the format date-time.'],
  [{ format: "time" }, "25:00:00", '"25:00:00" is not of the format time.'],
  [{ format: "time" }, "12:30:00Z", '"12:30:00Z" is not of the format time.'],
  [{ format: "email" }, "nope", '"nope" is not of the format email.'],
  [{ type: "array", items: { type: "string" } }, ["x", 1], "1 (at 1) is not of type string."],
  [{ properties: { a: {} }, additionalProperties: false }, { b: 1 }, "1 (at b) is not allowed there."],
  [{ anyOf: [{ type: "integer" }, { maxLength: 1 }] }, "xy", '"xy" is longer than 1 characters.'],
])("%j refuses %j", (schema, value, problem) => {
  expect(refusal(schema, value)).toBe(`Invalid input for param p: ${problem}`);
});

test.each<[JsonObject, Json]>([
  [{ $ref: "#" }, 1],
  [{ $ref: "https://elsewhere.example/schema" }, 1],
  [{ type: "string", pattern: "(" }, "x"],
  [{ required: 5 }, { a: 1 }],
  [{ $id: "http://[" }, 1],
])("a schema that cannot be used, %j, is said to be one and breaks nothing", (schema, value) => {
  expect(refusal(schema, value)).toMatch(/^Invalid input for param p: its schema cannot be used: /);
});

test("a stored schema is not written into", () => {
  const schema = Object.freeze({ type: "object", properties: Object.freeze({ a: Object.freeze({ type: "string" }) }) });
  expect(refusal(schema, { a: "x" })).toBe("fits");
});

test("a param may have any name", () => {
  const declared = JSON.parse('{"__proto__": {"schema": {}, "description": null, "default": 1}}');
  const resolved = resolveParams(declared, { constructor: 2 });
  expect(resolved.kind === "params" && Object.entries(resolved.params)).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
  ]);
});
