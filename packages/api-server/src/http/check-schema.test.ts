import { expect, test } from "vitest";
import { checkSchema, describePropertyProblems } from "./check-schema.ts";
import * as schema from "./schema.ts";

const Body = schema.object("Body", {
  name: schema.text(),
  count: schema.optionally(schema.integer({ minimum: 1 })),
  flag: schema.optionally(schema.nullable(schema.boolean())),
  kind: schema.optionally(schema.oneOf("a", "b")),
  at: schema.optionally(schema.dateTime()),
  ids: schema.optionally(schema.list(schema.text(), { minItems: 1 })),
  conf: schema.optionally(schema.anyObject()),
  state: schema.readOnly(schema.text()),
});

test.each([
  ["text", "'text' is not of type 'object'"],
  [[], "[] is not of type 'object'"],
  [{ name: 5 }, "5 is not of type 'string' - 'name'"],
  [{ name: null }, "None is not of type 'string' - 'name'"],
  [{ count: 1.5 }, "1.5 is not of type 'integer' - 'count'"],
  [{ count: 0 }, "0 is less than the minimum of 1 - 'count'"],
  [{ flag: "yes" }, "'yes' is not of type 'boolean' - 'flag'"],
  [{ kind: "c" }, "'c' is not one of ['a', 'b'] - 'kind'"],
  [{ at: "soon" }, "'soon' is not a 'date-time' - 'at'"],
  [{ at: "2024-01-01T00:00:00" }, "'2024-01-01T00:00:00' is not a 'date-time' - 'at'"],
  [{ ids: [] }, "[] should be non-empty - 'ids'"],
  [{ ids: ["a", 1] }, "1 is not of type 'string' - 'ids.1'"],
  [{ conf: [1] }, "[1] is not of type 'object' - 'conf'"],
  [{ state: "success" }, "Property is read-only - 'state'"],
])("%j is refused in Airflow's words", (body, refusal) => {
  expect(checkSchema(Body, body)).toBe(refusal);
});

test("what may be null or missing is let through, and so is what the schema does not know", () => {
  expect(checkSchema(Body, { flag: null, other: 1 })).toBeNull();
});

test("missing and unknown properties are described together", () => {
  expect(describePropertyProblems(Body, { other: 1 })).toBe(
    "{'name': ['Missing data for required field.'], 'other': ['Unknown field.']}",
  );
  expect(describePropertyProblems(Body, { name: "n", count: 2 })).toBeNull();
});

test("what an object inside of the body is without is named with its place", () => {
  const Named = schema.object(null, { name: schema.text() });
  const Nested = schema.object(null, { parts: schema.list(schema.object(null, { part: Named })) });
  expect(describePropertyProblems(Nested, { parts: [{ part: { name: "n" } }, { part: {} }] })).toBe(
    "{'parts': {'1': {'part': {'name': ['Missing data for required field.']}}}}",
  );
});
