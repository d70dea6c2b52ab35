import { expect, test } from "vitest";
import { printedText, shownText } from "./printed-text.ts";

test.each([
  [null, "None"],
  [true, "True"],
  [6, "6"],
  [0.5, "0.5"],
  [1e-7, "1e-07"],
  ["rows", "'rows'"],
  ["it's", `"it's"`],
  [`it's "so"`, `'it\\'s "so"'`],
  ["a\nb\\", "'a\\nb\\\\'"],
  [[1, "a"], "[1, 'a']"],
  [{ rows: [1, null], "k'": false }, `{'rows': [1, None], "k'": False}`],
  [{}, "{}"],
])("%j is printed as %s", (value, printed) => {
  expect(printedText(value)).toBe(printed);
});

test("a text that is shown by itself has no quotes", () => {
  expect(shownText("it's")).toBe("it's");
  expect(shownText(["it's"])).toBe(`["it's"]`);
});
