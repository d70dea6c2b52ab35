import { describe, expect, test } from "vitest";
import { instantInTimezone } from "./instant-in-timezone.ts";
import { show } from "./timetable.fixture.ts";

function place(text: string, timezone: string): string | null {
  return show(instantInTimezone(text, timezone));
}

describe("a text without an offset", () => {
  test.each([
    ["2024-01-01", "UTC", "2024-01-01 00:00"],
    ["2024-01-01", "Europe/Amsterdam", "2023-12-31 23:00"],
    ["2024-07-01T00:00:00", "Europe/Amsterdam", "2024-06-30 22:00"],
    ["2024-07-01 06:30", "Asia/Seoul", "2024-06-30 21:30"],
    ["2024-01-01T00:00:00.123456", "+02:00", "2023-12-31 22:00:00.123456"],
    ["2024-01-01T12:00:00,5", "UTC", "2024-01-01 12:00:00.500000"],
  ])("%s in %s is %s", (text, timezone, at) => {
    expect(place(text, timezone)).toBe(at);
  });

  test.each([
    ["2024-03-31T02:30:00", "Europe/Amsterdam", "2024-03-31 01:30"],
    ["2024-03-10T02:30:00", "America/New_York", "2024-03-10 07:30"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04 03:00"],
    ["2024-10-06T02:15:00", "Australia/Lord_Howe", "2024-10-05 15:45"],
  ])("%s, leapt over in %s, is moved forward to %s", (text, timezone, at) => {
    expect(place(text, timezone)).toBe(at);
  });

  test.each([
    ["2024-10-27T02:30:00", "Europe/Amsterdam", "2024-10-27 01:30"],
    ["2024-11-03T01:30:00", "America/New_York", "2024-11-03 06:30"],
    ["2024-04-07T01:45:00", "Australia/Lord_Howe", "2024-04-06 15:15"],
  ])("%s, coming twice in %s, is its second coming at %s", (text, timezone, at) => {
    expect(place(text, timezone)).toBe(at);
  });
});

describe("a text with an offset", () => {
  test.each([
    ["2024-01-01T00:00:00Z", "2024-01-01 00:00"],
    ["2024-01-01T00:00:00+09:00", "2023-12-31 15:00"],
    ["2024-01-01T00:00-0530", "2024-01-01 05:30"],
    ["2024-01-01 00:00:00+09", "2023-12-31 15:00"],
  ])("%s stands as it is", (text, at) => {
    expect(place(text, "America/New_York")).toBe(at);
  });
});

describe("nothing is read from", () => {
  test.each(["", "yesterday", "2024-02-30", "2024-1-1", "2024-01-01T25:00:00", "2024-01-01Z", "2024-01-01T00:00:00X"])(
    "%j",
    (text) => {
      expect(instantInTimezone(text, "UTC")).toBeNull();
    },
  );

  test("a text in a zone nobody knows", () => {
    expect(instantInTimezone("2024-01-01", "Mars/Base")).toBeNull();
  });
});
