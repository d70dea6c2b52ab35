import type { SerializedParam } from "@baram/domain";
import { DEFAULT_ATTEMPT_SETTINGS } from "@baram/execution-api";
import { expect, test } from "vitest";
import { paramsOf } from "./params-of.ts";

function param(value: SerializedParam["default"], schema: SerializedParam["schema"] = {}): SerializedParam {
  return { schema, description: null, ...(value === undefined ? {} : { default: value }) };
}

function params(
  given: { readonly dag?: Record<string, SerializedParam>; readonly task?: Record<string, SerializedParam> },
  conf: Record<string, number | string> = {},
  confOverridesParams = true,
) {
  const settings = { ...DEFAULT_ATTEMPT_SETTINGS, confOverridesParams };
  const workload = { dagRun: { conf } as never, settings };
  return paramsOf({ params: given.dag ?? {} }, { params: given.task ?? {} }, workload);
}

test("the task's params stand in the place of the Dag's, and the run's conf in the place of both", () => {
  const given = { dag: { a: param(1), b: param(1), c: param(1) }, task: { b: param(2), c: param(2) } };
  expect(params(given, { c: 3, d: 4 })).toEqual({ a: 1, b: 2, c: 3, d: 4 });
});

test("where the configuration says so, the run's conf does not count", () => {
  expect(params({ dag: { a: param(1) } }, { a: 2, b: 3 }, false)).toEqual({ a: 1 });
});

test.each([
  [{ task: { a: param(undefined) } }, {}, "Invalid input for param a: no value was given, and it has no default."],
  [{ task: { a: param("x", { type: "integer" }) } }, {}, 'Invalid input for param a: "x" is not of type integer.'],
  [
    { dag: { a: param(1, { maximum: 5 }) } },
    { a: 6 },
    "Invalid input for param a: 6 is greater than the maximum of 5.",
  ],
])("an attempt whose params do not resolve does not begin (%#)", (given, conf, sentence) => {
  expect(() => params(given, conf)).toThrow(sentence);
});
