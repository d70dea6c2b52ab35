import { expect, test } from "vitest";
import { textForms } from "./text-forms.ts";

test.each([
  [new Date("2024-01-01T00:00:00Z"), ["2024-01-01T00:00:00.000Z", "2024-01-01 00:00:00"]],
  [new Date("2024-01-01T00:00:00.5Z"), ["2024-01-01T00:00:00.500Z", "2024-01-01 00:00:00.500000"]],
  [true, ["true", "True"]],
  [null, ["null", "None"]],
  [12n, ["12"]],
  ["north", ["north"]],
])("%s is compared with %j", (value, texts) => {
  expect(textForms(value)).toEqual(texts);
});
