import { expect, test } from "vitest";
import { ExactJson, hasExactNumbers } from "./exact-json.ts";

test.each([
  "0",
  "-0",
  "1.0",
  "1.50",
  "0.1",
  "1e5",
  "1E+2",
  "9007199254740991",
  "100000000000000000000",
  "[-1.5e-7]",
  '"x"',
])("%s means the same when it is read and written again", (text) => expect(hasExactNumbers(text)).toBe(true));

test.each([
  "12345678901234567890",
  "-9007199254740993",
  "0.1000000000000000055",
  "1e400",
  "1e-400",
  `1e${"9".repeat(40)}`,
  '{"a": [1, {"b": 1e400}]}',
])("%s would lose digits", (text) => expect(hasExactNumbers(text)).toBe(false));

test("numbers within texts are no numbers", () => {
  expect(hasExactNumbers(String.raw`["12345678901234567890", "\"12345678901234567890"]`)).toBe(true);
});

function writtenAgain(text: string): string {
  const json = new ExactJson(text);
  return json.textOf(json.value, (part) => JSON.stringify(part));
}

test.each([
  ["12345678901234567890", "12345678901234567890"],
  ['{ "id": 12345678901234567890, "n": 1.0 }', '{"id":12345678901234567890,"n":1}'],
  ['["number", "number_", -1e400]', '["number","number_",-1e400]'],
  [
    String.raw`["\u006eumber12345678901234567890", 12345678901234567890]`,
    '["number12345678901234567890",12345678901234567890]',
  ],
  ['{"12345678901234567890": 12345678901234567890}', '{"12345678901234567890":12345678901234567890}'],
])("%s is written again with its numbers as they stand", (text, written) => expect(writtenAgain(text)).toBe(written));

test("a text is given without quotes, and a part with the numbers that stand in it", () => {
  expect(writtenAgain('"12345678901234567890"')).toBe("12345678901234567890");
  const json = new ExactJson('{"a": {"b": 1e400}, "c": 2}');
  const { a } = json.value as { readonly a: { readonly b: string } };
  expect(json.textOf(a, (part) => JSON.stringify(part, null, 1))).toBe('{\n "b": 1e400\n}');
});

test("what is no JSON is an error", () => {
  expect(() => new ExactJson("{1")).toThrow(SyntaxError);
});
