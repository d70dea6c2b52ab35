import { expect, test } from "vitest";
import { formatRows, type Row } from "./format-rows.ts";

const ROWS: readonly Row[] = [
  { dag_id: "d1", owners: ["ann", "bob"], is_paused: true, slots: 5, conf: { k: [1, null] }, end_date: null },
  { dag_id: "longer", owners: [], is_paused: false, slots: 16, conf: {}, end_date: null },
];

test("a table has bars between cells, a line below the header, no border, and shows nothing as None", () => {
  expect(formatRows(ROWS, "table", null).split("\n")).toEqual([
    "dag_id | owners  | is_paused | slots | conf             | end_date",
    "=======+=========+===========+=======+==================+=========",
    "d1     | ann,bob | True      | 5     | {'k': [1, None]} | None    ",
    "longer |         | False     | 16    | {}               | None    ",
    "",
  ]);
});

test("a table that is wider than its place wraps within its widest cells", () => {
  const rows = [{ id: "x", text: "abcdefABCDEF" }];
  expect(formatRows(rows, "table", 11).split("\n")).toEqual([
    "id | text  ",
    "===+=======",
    "x  | abcdef",
    "   | ABCDEF",
    "",
  ]);
});

test("JSON is one line in which scalars are text and structure and null stay", () => {
  const [first] = ROWS;
  const text = formatRows(ROWS.slice(0, 1), "json", null);
  expect(text.split("\n")).toHaveLength(2);
  expect(JSON.parse(text)).toEqual([{ ...first, is_paused: "True", slots: "5", conf: { k: ["1", null] } }]);
});

test("YAML is a block list with sorted keys, and quotes what a reader would take for something else than text", () => {
  const rows = [{ b: true, a: "2024-02-03 00:00:00+00:00", c: { key: 6 }, d: null, e: {} }];
  expect(formatRows(rows, "yaml", null)).toBe(
    `- a: "2024-02-03 00:00:00+00:00"\n  b: "True"\n  c:\n    key: "6"\n  d: null\n  e: {}\n`,
  );
});

test("plain rows are padded with two blanks and leave nothing blank", () => {
  expect(formatRows(ROWS, "plain", null).split("\n")).toEqual([
    "dag_id  owners          is_paused  slots  conf                end_date",
    "d1      ['ann', 'bob']  True       5      {'k': ['1', None]}",
    "longer  []              False      16     {}",
    "",
  ]);
});

test.each([
  ["json", "[]\n"],
  ["yaml", "[]\n"],
  ["table", "No data found\n"],
  ["plain", "No data found\n"],
] as const)("nothing to print reads so (%s)", (format, text) => {
  expect(formatRows([], format, null)).toBe(text);
});
