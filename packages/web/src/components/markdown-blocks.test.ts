import { expect, test } from "vitest";
import { inlineParts, markdownBlocks } from "./markdown-blocks.ts";

test("headings, paragraphs, lists, code, quotes, tables and rules are told apart", () => {
  const text =
    "# Daily\n\nRuns\nat five.\n\n- one\n- two\n  more\n\n1. first\n\n```sql\nselect 1\n```\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n";
  expect(markdownBlocks(text)).toMatchObject([
    { kind: "heading", level: 1 },
    { kind: "paragraph", parts: [{ text: "Runs\nat five." }] },
    { kind: "list", isOrdered: false, items: [[{ text: "one" }], [{ text: "two more" }]] },
    { kind: "list", isOrdered: true },
    { kind: "code", text: "select 1" },
    { kind: "quote", parts: [{ text: "said" }] },
    { kind: "table", head: [[{ text: "a" }], [{ text: "b" }]], rows: [[[{ text: "1" }], [{ text: "2" }]]] },
    { kind: "rule" },
  ]);
});

test("marks inside of a line are read, also in each other", () => {
  expect(inlineParts("runs **daily at `5`**, see [the _book_](https://example.com).")).toEqual([
    { kind: "text", text: "runs " },
    {
      kind: "strong",
      parts: [
        { kind: "text", text: "daily at " },
        { kind: "code", text: "5" },
      ],
    },
    { kind: "text", text: ", see " },
    {
      kind: "link",
      address: "https://example.com",
      parts: [
        { kind: "text", text: "the " },
        { kind: "emphasis", parts: [{ kind: "text", text: "book" }] },
      ],
    },
    { kind: "text", text: "." },
  ]);
  expect(inlineParts("snake_case_name and 2 * 3 * 4")).toEqual([
    { kind: "text", text: "snake_case_name and 2 * 3 * 4" },
  ]);
});

test.each(["[x](javascript:alert(1))", "[x](data:text/html,1)", "[x](//evil.example)", "<script>alert(1)</script>"])(
  "%s stays text",
  (text) => {
    expect(JSON.stringify(inlineParts(text))).not.toContain('"link"');
  },
);

test("what all lines are indented by is left out", () => {
  expect(markdownBlocks("\n    # Daily\n\n    Runs.\n")).toMatchObject([{ kind: "heading" }, { kind: "paragraph" }]);
});
