import { describe, expect, test } from "vitest";
import type { LogEntry } from "../../api/ui-shapes.ts";
import { LineHeights } from "./line-heights.ts";
import { LogRows } from "./log-rows.ts";
import { textPieces } from "./text-pieces.ts";
import { parseHidden, searchRows, stepTo, toggleHidden, visibleRows } from "./visible-rows.ts";

function aLine(message: string, level = "info", seconds = 0, fields: Partial<LogEntry> = {}): LogEntry {
  return { timestamp: new Date(seconds * 1000).toISOString(), level, message, source: "task", ...fields };
}

function rowsOf(...entries: readonly LogEntry[]): LogRows {
  const log = new LogRows();
  log.append(entries);
  return log;
}

const ALL = { hidden: parseHidden(undefined), foldedByHand: new Map<number, boolean>() };

describe("rows", () => {
  test("a stack trace is numbered line by line and keeps the level of its error", () => {
    const log = rowsOf(aLine("HTTP 503\n    at download (a.ts:1)", "error"), aLine("after"));
    expect(log.rows.map((row) => [row.number, row.kind, row.level, row.plain])).toEqual([
      [1, "entry", "error", "HTTP 503"],
      [2, "continuation", "error", "    at download (a.ts:1)"],
      [3, "entry", "info", "after"],
    ]);
    expect(log.counts).toEqual({ error: 1, warn: 0, info: 1, debug: 0 });
  });

  test("the author's fields stand behind the message", () => {
    expect(rowsOf(aLine("progress", "info", 0, { done: 9, name: "a" })).rows[0]?.plain).toBe("progress done=9 name=a");
  });

  test("levels of other loggers are understood", () => {
    expect(
      rowsOf(aLine("a", "WARNING"), aLine("b", "CRITICAL"), aLine("c", "verbose")).rows.map((row) => row.level),
    ).toEqual(["warn", "error", "info"]);
  });

  test("a group knows its lines and how long it took", () => {
    const log = rowsOf(
      aLine("::group::Set-up"),
      aLine("one"),
      aLine("two"),
      aLine("::endgroup::", "info", 2),
      aLine("after"),
    );
    expect(log.groups).toEqual([{ title: "Set-up", start: 0, rowCount: 2, seconds: 2, hasError: false }]);
    expect(log.rows.at(-1)).toMatchObject({ number: 4, group: null });
  });
});

describe("what is on show", () => {
  const log = rowsOf(
    aLine("::group::Set-up"),
    aLine("quiet", "debug"),
    aLine("::endgroup::", "info", 1),
    aLine("::group::Work"),
    aLine("failed\n  at a", "error"),
    aLine("::endgroup::", "info", 2),
    aLine("done"),
  );

  test("a group that went well is folded, one with an error is open", () => {
    expect(visibleRows(log.rows, ALL).map((row) => row.plain)).toEqual(["Set-up", "Work", "failed", "  at a", "done"]);
  });

  test("a person's choice to open a group wins", () => {
    expect(visibleRows(log.rows, { ...ALL, foldedByHand: new Map([[0, false]]) }).map((row) => row.plain)).toContain(
      "quiet",
    );
  });

  test("a hidden level takes its stack traces along", () => {
    expect(visibleRows(log.rows, { ...ALL, hidden: parseHidden("error") }).map((row) => row.plain)).toEqual([
      "Set-up",
      "Work",
      "done",
    ]);
  });

  test("hiding a level twice leaves the address as it was", () => {
    expect(toggleHidden(parseHidden("debug"), "info")).toBe("debug,info");
    expect(toggleHidden(parseHidden("debug"), "debug")).toBeUndefined();
  });
});

describe("search", () => {
  test("finds text whatever its case and across colors, but not in hidden levels", () => {
    const log = rowsOf(aLine("HTTP \u001b[31m50\u001b[0m3"), aLine("nothing"), aLine("http 503", "debug"));
    expect(searchRows(log.rows, "Http 503", parseHidden(undefined))).toEqual([1, 3]);
    expect(searchRows(log.rows, "http", parseHidden("debug"))).toEqual([1]);
    expect(searchRows(log.rows, "", parseHidden(undefined))).toEqual([]);
  });

  test("the next hit comes around at the end, and so does the previous one", () => {
    expect(stepTo([3, 7], 3, 1)).toBe(7);
    expect(stepTo([3, 7], 7, 1)).toBe(3);
    expect(stepTo([3, 7], 3, -1)).toBe(7);
    expect(stepTo([], 3, 1)).toBeNull();
  });

  test("a hit keeps the colors of the line", () => {
    expect(textPieces("HTTP \u001b[31m503\u001b[0m for", "p 50")).toEqual([
      { text: "HTT", look: "", isHit: false },
      { text: "P ", look: "", isHit: true },
      { text: "50", look: "ansi-red", isHit: true },
      { text: "3", look: "ansi-red", isHit: false },
      { text: " for", look: "", isHit: false },
    ]);
  });
});

describe("line heights", () => {
  test("a place is found by distance, and a distance by place", () => {
    const heights = new LineHeights([20, 40, 20, 60]);
    expect(heights.total).toBe(140);
    expect([0, 1, 2, 3, 4].map((index) => heights.topOf(index))).toEqual([0, 20, 60, 80, 140]);
    expect([0, 19, 20, 59, 60, 139, 900].map((distance) => heights.indexAt(distance))).toEqual([0, 0, 1, 1, 2, 3, 3]);
  });

  test("a changed height moves everything below it", () => {
    const heights = new LineHeights(Array.from({ length: 1000 }, () => 20));
    heights.setHeight(499, 100);
    expect(heights.topOf(499)).toBe(9980);
    expect(heights.topOf(500)).toBe(10_080);
    expect(heights.indexAt(10_079)).toBe(499);
    expect(heights.total).toBe(20_080);
  });

  test("no lines have no height", () => {
    expect(new LineHeights([]).total).toBe(0);
    expect(new LineHeights([]).indexAt(10)).toBe(0);
  });
});
