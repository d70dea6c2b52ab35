import { describe, expect, test } from "vitest";
import { failureOf, printEach, printed } from "../template-sources.fixture.ts";

async function expectPrinted(cases: Readonly<Record<string, string>>): Promise<void> {
  expect(await printEach(cases)).toEqual(cases);
}

test("lists are sorted without regard to case, grouped, cut and joined", async () => {
  await expectPrinted({
    "['b', 'A', 'c'] | sort": "['A', 'b', 'c']",
    "['b', 'A'] | sort(case_sensitive=true)": "['A', 'b']",
    "[{'n': 2, 's': 'x'}, {'n': 1, 's': 'y'}] | sort(attribute='n') | map(attribute='s') | join": "yx",
    "['a', 'A', 'b'] | unique | list": "['a', 'b']",
    "[1, 2, 3, 4, 5] | batch(2, 0) | list": "[[1, 2], [3, 4], [5, 0]]",
    "[1, 2, 3, 4, 5] | slice(2) | list": "[[1, 2, 3], [4, 5]]",
    "[{'t': 'x', 'v': 1}, {'t': 'y', 'v': 2}, {'t': 'X', 'v': 3}] | groupby('t') | map('first') | list": "['x', 'y']",
    "{'b': 1, 'A': 2} | dictsort": "[('A', 2), ('b', 1)]",
    "[1, 2] | sum(start=10)": "13",
    "[3, 1] | max ~ [3, 1] | min ~ [3, 1] | first ~ [3, 1] | last": "3131",
    "'abc' | reverse ~ [1, 2] | reverse | join": "cba21",
  });
});

test("items are mapped, selected and rejected by attribute, filter or test", async () => {
  await expectPrinted({
    "['a', 'b'] | map('upper') | list": "['A', 'B']",
    "[{'n': 1}, {'m': 2}] | map(attribute='n', default=0) | list": "[1, 0]",
    "[{'a': {'b': 1}}] | map(attribute='a.b') | list": "[1]",
    "[1, 2, 3] | select('odd') | list": "[1, 3]",
    "[0, 1, none] | reject | list": "[0, None]",
    "[{'a': 1}, {'a': 2}] | selectattr('a', 'gt', 1) | list": "[{'a': 2}]",
  });
  expect(await failureOf("{{ [1] | map('nope') | list }}")).toBe("TemplateRuntimeError");
});

test("numbers are read leniently and rounded half to even", async () => {
  await expectPrinted({
    "'3.9' | int ~ ' ' ~ 'x' | int ~ ' ' ~ 'x' | int(9) ~ ' ' ~ '0x1A' | int(0, 16)": "3 0 9 26",
    "2.5 | round ~ ' ' ~ 3.5 | round ~ ' ' ~ 2.675 | round(2) ~ ' ' ~ 42 | round": "2.0 4.0 2.67 42",
    "42.55 | round(1, 'floor') ~ ' ' ~ 42.51 | round(1, 'ceil')": "42.5 42.6",
    "13000 | filesizeformat ~ ' ' ~ 1024 | filesizeformat(true)": "13.0 kB 1.0 KiB",
    "'1e3' | float": "1000.0",
  });
});

describe("JSON", () => {
  test("has sorted keys and no characters that HTML minds", async () => {
    expect(await printed("{'b': [1, none, 1.0], 'a': \"it's <é>\"} | tojson")).toBe(
      '{"a": "it\\u0027s \\u003c\\u00e9\\u003e", "b": [1, null, 1.0]}',
    );
    expect(await printed("[1, 2] | tojson(indent=2)")).toBe("[\n  1,\n  2\n]");
  });

  test("of a date-time is a TypeError", async () => {
    expect(await failureOf("{{ logical_date | tojson }}")).toBe("TypeError");
  });
});

test("text is cut, wrapped, indented and quoted", async () => {
  await expectPrinted({
    "'hello world foo' | truncate(8)": "hello...",
    "'hello world' | truncate(10)": "hello world",
    "'a b c d' | wordwrap(3)": "a b\nc d",
    "'one of-the-best' | wordwrap(8)": "one of-\nthe-best",
    "'a\nb' | indent(2)": "a\n  b",
    "'a/b c?é' | urlencode": "a/b%20c%3F%C3%A9",
    "{'a b': 'c&d', 'e': 1} | urlencode": "a+b=c%26d&e=1",
    "'<p>x  y</p> &amp;' | striptags": "x y &",
    "'<' | e ~ '|' ~ '<' | e | string": "&lt;|&lt;",
    "{'a': 1, 'b': none} | xmlattr": ' a="1"',
    "'see http://a.com.' | urlize": 'see <a href="http://a.com" rel="noopener">http://a.com</a>.',
    "\"it's o'neil\" | title": "It's O'neil",
    "'%s-%s' | format('a', 1)": "a-1",
  });
});

test("wide values are printed one item a line", async () => {
  expect(await printed("{'b': 'x' * 50, 'a': 'y' * 40} | pprint")).toBe(
    `{'a': '${"y".repeat(40)}',\n 'b': '${"x".repeat(50)}'}`,
  );
});

describe("the filters of dates", () => {
  test("show a date in its own zone", async () => {
    await expectPrinted({
      "logical_date | ds ~ ' ' ~ logical_date | ds_nodash": "2024-02-29 20240229",
      "logical_date.in_timezone('Asia/Seoul') | ts": "2024-02-29T09:00:00+09:00",
      "logical_date | ts_nodash ~ ' ' ~ logical_date | ts_nodash_with_tz": "20240229T000000 20240229T000000+0000",
      "logical_date.date() | ts_nodash": "20240229T000000",
    });
  });

  test("keep None and refuse text", async () => {
    expect(await printed("prev_start_date_success | ds")).toBe("None");
    expect(await failureOf("{{ '2024-01-01' | ds }}")).toBe("AttributeError");
  });
});
