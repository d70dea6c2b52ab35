import { expect, test } from "vitest";
import { failureOf, printEach } from "../template-sources.fixture.ts";

async function expectPrinted(cases: Readonly<Record<string, string>>): Promise<void> {
  expect(await printEach(cases)).toEqual(cases);
}

test("text has Python's methods", async () => {
  await expectPrinted({
    "'a.csv'.rstrip('.csv')": "a",
    "'  x '.strip() ~ '|'": "x|",
    "'a b  c'.split()": "['a', 'b', 'c']",
    "'a-b-c'.split('-', 1)": "['a', 'b-c']",
    "'a b c'.rsplit(none, 1)": "['a b', 'c']",
    "'a_b'.partition('_')": "('a', '_', 'b')",
    "'x'.partition('_')": "('x', '', '')",
    '"they\'re ß".title()': "They'Re Ss",
    "'a\\nb\\r\\nc'.splitlines()": "['a', 'b', 'c']",
    "'aXbX'.count('X') ~ 'abc'.find('z') ~ 'aba'.rfind('a')": "2-12",
    "'-42'.zfill(5)": "-0042",
    "'ab'.center(5, '*')": "**ab*",
    "'ab'.replace('', '-')": "-a-b-",
    "'12'.isdigit() ~ '1a'.isalnum() ~ ''.isalpha()": "TrueTrueFalse",
    "'abc'.startswith(('x', 'a'))": "True",
    "','.join(['a', 'b'])": "a,b",
    "'😀'.ljust(3, '.') ~ '|'": "😀..|",
  });
  expect(await failureOf("{{ ','.join([1]) }}")).toBe("TypeError");
  expect(await failureOf("{{ 'a'.index('z') }}")).toBe("ValueError");
});

test("format takes positions, names, attributes, items and nested widths", async () => {
  await expectPrinted({
    "'{} {b} {}'.format(1, 3, b=2)": "1 2 3",
    "'{a}-{b}'.format(a=1, b=2)": "1-2",
    "'{0.year}'.format(logical_date)": "2024",
    "'{a[b]}{0[1]}'.format([1, 2], a={'b': 3})": "32",
    "'{:>{w}}|{{}}'.format('a', w=3)": "  a|{}",
    "'{!r:>5}'.format('q')": "  'q'",
  });
  expect(await failureOf("{{ '{} {}'.format(1) }}")).toBe("IndexError");
  expect(await failureOf("{{ '{a}'.format() }}")).toBe("KeyError");
  expect(await failureOf("{{ '{} {0}'.format(1) }}")).toBe("ValueError");
});

test("numbers are formatted with Python's rounding", async () => {
  await expectPrinted({
    "'{:.2f}'.format(3.14159)": "3.14",
    "'{:05.1f}'.format(2.25)": "002.2",
    "'{:.0f}{:.0f}'.format(0.5, 1.5)": "02",
    "'{:,}'.format(1234567.5)": "1,234,567.5",
    "'{:x} {:#o} {:b} {:e}'.format(255, 8, 5, 12345.678)": "ff 0o10 101 1.234568e+04",
    "'{:+d}{: d}'.format(5, 5)": "+5 5",
    "'{:%}'.format(0.5)": "50.000000%",
    "'{:g} {:.3g}'.format(1e10, 1234567)": "1e+10 1.23e+06",
    "'{:010,}'.format(1234)": "00,001,234",
    "'{:02}'.format('7')": "70",
    "'{:^7}|'.format('ab')": "  ab   |",
  });
  expect(await failureOf("{{ '{:02d}'.format('7') }}")).toBe("ValueError");
  expect(await failureOf("{{ '{:.2f}'.format('7') }}")).toBe("ValueError");
});

test("percent formatting takes one value, a tuple or a map", async () => {
  await expectPrinted({
    "'%02d/%s' % (5, 'x')": "05/x",
    "'%.3f' % 2": "2.000",
    "'%d%%' % 50.9": "50%",
    "'%(a)s-%(b)05.1f' % {'a': 1, 'b': 2.55}": "1-002.5",
    "'%r %-4s|' % ('x', 'y')": "'x' y   |",
    "'%s' % [1, 2]": "[1, 2]",
    "'%x %#o %e' % (255, 8, 1.5)": "ff 0o10 1.500000e+00",
  });
  expect(await failureOf("{{ '%d' % 'x' }}")).toBe("TypeError");
  expect(await failureOf("{{ '%s %s' % 1 }}")).toBe("TypeError");
  expect(await failureOf("{{ '%s' % (1, 2) }}")).toBe("TypeError");
});
