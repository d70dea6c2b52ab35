import { formatInstant } from "@baram/domain";
import { expect, test } from "vitest";
import { dateArgument, dateOrRunIdArgument, parseDateArgument } from "./date-argument.ts";

test.each([
  ["2024-01-02", "2024-01-02T00:00:00+00:00", "2024-01-02T00:00:00+00:00"],
  ["20240102", "2024-01-02T00:00:00+00:00", "2024-01-02T00:00:00+00:00"],
  ["2024-01-02T10:00", "2024-01-02T10:00:00+00:00", "2024-01-02T10:00:00+00:00"],
  ["2024-01-02 10:00:00+02:00", "2024-01-02T10:00:00+02:00", "2024-01-02T08:00:00+00:00"],
  ["2024-01-02T10:00:00.789", "2024-01-02T10:00:00.789000+00:00", "2024-01-02T10:00:00.789000+00:00"],
  ["2024-01-02T10:00:00.000Z", "2024-01-02T10:00:00+00:00", "2024-01-02T10:00:00+00:00"],
  ["2024-01-02T10:00:00+0530", "2024-01-02T10:00:00+05:30", "2024-01-02T04:30:00+00:00"],
])("%s keeps its offset and names its moment", (text, written, moment) => {
  const date = parseDateArgument(text, () => "UTC");
  expect(date?.text).toBe(written);
  expect(date === null ? null : formatInstant(date.at)).toBe(moment);
});

test.each(["", "yesterday", "2024-13-01", "2024-02-30", "2024-01-02T25:00", "manual__2024-01-02"])(
  "%s is no date",
  (text) => {
    expect(parseDateArgument(text, () => "UTC")).toBeNull();
  },
);

test.each([
  ["Asia/Seoul", "2024-01-02", "2024-01-02T00:00:00+09:00"],
  ["America/New_York", "2024-07-02T10:00:00.5", "2024-07-02T10:00:00.500000-04:00"],
  ["-03:30", "20240102", "2024-01-02T00:00:00-03:30"],
  // Clocks leap over this moment.
  ["Europe/Amsterdam", "2024-03-31T02:30", "2024-03-31T03:30:00+02:00"],
  // Clocks of Seoul stood 8 hours, 27 minutes and 52 seconds ahead.
  ["Asia/Seoul", "1900-01-02", "1900-01-01T15:32:08+00:00"],
  ["Asia/Seoul", "2024-01-02T10:00:00Z", "2024-01-02T10:00:00+00:00"],
])("in %s, %s is %s", (timezone, text, written) => {
  expect(parseDateArgument(text, () => timezone)?.text).toBe(written);
});

test("the zone of a date without an offset is read of the configuration", () => {
  const place = { environment: { BARAM__CORE__DEFAULT_TIMEZONE: "Asia/Seoul" }, workingFolder: "/" };
  expect(dateArgument(place)("2024-01-02").text).toBe("2024-01-02T00:00:00+09:00");
  expect(dateArgument({ ...place, environment: {} })("2024-01-02").text).toBe("2024-01-02T00:00:00+00:00");
  expect(dateOrRunIdArgument(place)("2024-01-02").date?.text).toBe("2024-01-02T00:00:00+09:00");
  expect(dateOrRunIdArgument(place)("mine")).toEqual({ text: "mine", date: null });
});

test("a zone that nobody knows is left to the reading of the configuration", () => {
  const place = { environment: { BARAM__CORE__DEFAULT_TIMEZONE: "Mars/Olympus" }, workingFolder: "/" };
  expect(dateArgument(place)("2024-01-02").text).toBe("2024-01-02T00:00:00+00:00");
});
