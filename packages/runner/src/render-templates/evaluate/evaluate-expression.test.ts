// cspell:ignore fedcba
import { describe, expect, test } from "vitest";
import { failureOf, failuresBeside, printEach, printed, render } from "../template-sources.fixture.ts";

/** Each expression prints what stands beside it. */
async function expectPrinted(cases: Readonly<Record<string, string>>): Promise<void> {
  expect(await printEach(cases)).toEqual(cases);
}

test("values print as Python prints them", async () => {
  await expectPrinted({
    "[1, 'a', none, true, 1.0, {'k': 'v'}]": "[1, 'a', None, True, 1.0, {'k': 'v'}]",
    "(1, 2)": "(1, 2)",
    "(1,)": "(1,)",
    "()": "()",
    "[\"it's\", 'say \"x\"', '\\n', 'é']": "[\"it's\", 'say \"x\"', '\\n', 'é']",
    "1e16": "1e+16",
    "1e15": "1000000000000000.0",
    "0.0001": "0.0001",
    "0.00001": "1e-05",
    "10 / 2": "5.0",
    "1_000": "1000",
    "2 ** 70": "1180591620717411303424",
    "100000000000000000000": "100000000000000000000",
    "{'a': 1}.items()": "dict_items([('a', 1)])",
    "range(1, 4)": "range(1, 4)",
  });
});

test("a list that contains itself prints an ellipsis", async () => {
  expect(await render("{% set l = [1] %}{% do l.append(l) %}{{ l }}")).toBe("[1, [...]]");
});

test("arithmetic is Python's", async () => {
  await expectPrinted({
    "7 // 2": "3",
    "-7 // 2": "-4",
    "-7 % 3": "2",
    "7.5 // 2": "3.0",
    "-7.5 % 2": "0.5",
    "2 ** -1": "0.5",
    "7 ** -2": "0.02040816326530612",
    "2 ** 3 ** 2": "64",
    "-2 ** 2": "4",
    "'ab' * 2 ~ [1] * 2": "abab[1, 1]",
    "true + 1": "2",
    "9007199254740993 + 0": "9007199254740993",
    "9007199254740991 + 2": "9007199254740993",
    "1.5 + 1": "2.5",
  });
  expect(await failureOf("{{ 'a' + 1 }}")).toBe("TypeError");
  expect(await failureOf("{{ 1 / 0 }}")).toBe("ZeroDivisionError");
});

test("comparisons chain, compare across kinds of numbers and refuse what has no order", async () => {
  await expectPrinted({
    "1 < 2 < 3": "True",
    "1 < 3 < 2": "False",
    "1 == 1.0": "True",
    "'1' == 1": "False",
    "[1, 2] < [1, 3]": "True",
    "{'a': 1} == {'a': 1.0}": "True",
    "1 in [1.0]": "True",
    "'b' not in 'abc'": "False",
    "'k' in {'k': 1}": "True",
    "true == 1": "True",
  });
  expect(await failureOf("{{ 'a' < 1 }}")).toBe("TypeError");
  expect(await failureOf("{{ 1 in 5 }}")).toBe("TypeError");
});

test("and, or and not follow Python's truth and give an operand", async () => {
  await expectPrinted({
    "1 and 0": "0",
    "0 or 'x'": "x",
    "'' or none": "None",
    "[] and 'x'": "[]",
    "not '0'": "False",
    "'a' if '' else 'b'": "b",
  });
  expect(await printed("'a' if false")).toBe("");
});

test("indexes count from the end, slices have steps, and an attribute comes before an item only behind a dot", async () => {
  await expectPrinted({
    "'abcdef'[-2:]": "ef",
    "'abcdef'[::-1]": "fedcba",
    "[1, 2, 3][1:]": "[2, 3]",
    "(1, 2, 3)[::2]": "(1, 3)",
    "'😀a'[1]": "a",
    "{'keys': 1}['keys']": "1",
    "{'a': {'b': 2}}.a.b": "2",
    "[[1, 2]].0.1": "2",
    "range(10)[2:8:3] | list": "[2, 5]",
  });
});

describe("an undefined value", () => {
  test("raises when it is used in any way", async () => {
    const templates = [
      "{{ x }}",
      "{{ x or 'd' }}",
      "{% if x %}{% endif %}",
      "{% for i in x %}{% endfor %}",
      "{{ x == 1 }}",
      "{{ x ~ 'a' }}",
      "{{ x() }}",
      "{{ x.y }}",
      "{{ x['y'] }}",
      "{{ x | upper }}",
      "{{ x | length }}",
      "{{ params.missing }}",
      "{{ [1][5] }}",
      "{{ {'a': 1}['b'] }}",
      "{{ none.x }}",
      "{{ 'a'.nope() }}",
    ];
    expect(await failuresBeside(["UndefinedError"], templates)).toEqual({});
  });

  test("may be asked about and replaced", async () => {
    await expectPrinted({
      "x is defined": "False",
      "x is undefined": "True",
      "x is none": "False",
      "x | default('d')": "d",
      "params['x'] | default('d')": "d",
      "none | default('d')": "None",
      "none | default('d', true)": "d",
    });
  });
});

test("calls take positions, names, lists and maps, and refuse what does not fit", async () => {
  await expectPrinted({
    "dict(a=1, **{'b': 2})": "{'a': 1, 'b': 2}",
    "'-'.join(*[['a', 'b']])": "a-b",
    "'a b c'.split(maxsplit=1)": "['a', 'b c']",
  });
  expect(await failureOf("{{ 5() }}")).toBe("TypeError");
  expect(await failureOf("{{ 'a'.upper(1) }}")).toBe("TypeError");
  expect(await failureOf("{{ 'a'.split(foo=1) }}")).toBe("TypeError");
});

test("tests read as words", async () => {
  await expectPrinted({
    "4 is divisibleby 2": "True",
    "3 is not even": "True",
    "'x' is in ['x']": "True",
    "1.0 is float and 1 is integer and true is boolean": "True",
    "true is number and true is not integer": "True",
    "{} is mapping and 'a' is sequence and 1 is not iterable": "True",
    "'upper' is filter and 'zz' is not test": "True",
    "5 is gt 4": "True",
  });
});
