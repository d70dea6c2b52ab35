import { formatInstant } from "@baram/domain";
import { expect, test } from "vitest";
import { parseDateArgument } from "./date-argument.ts";

test.each([
  ["2024-01-02", "2024-01-02T00:00:00+00:00", "2024-01-02T00:00:00+00:00"],
  ["20240102", "2024-01-02T00:00:00+00:00", "2024-01-02T00:00:00+00:00"],
  ["2024-01-02T10:00", "2024-01-02T10:00:00+00:00", "2024-01-02T10:00:00+00:00"],
  ["2024-01-02 10:00:00+02:00", "2024-01-02T10:00:00+02:00", "2024-01-02T08:00:00+00:00"],
  ["2024-01-02T10:00:00.789", "2024-01-02T10:00:00.789000+00:00", "2024-01-02T10:00:00.789000+00:00"],
  ["2024-01-02T10:00:00.000Z", "2024-01-02T10:00:00+00:00", "2024-01-02T10:00:00+00:00"],
  ["2024-01-02T10:00:00+0530", "2024-01-02T10:00:00+05:30", "2024-01-02T04:30:00+00:00"],
])("%s keeps its offset and names its moment", (text, written, moment) => {
  const date = parseDateArgument(text);
  expect(date?.text).toBe(written);
  expect(date === null ? null : formatInstant(date.at)).toBe(moment);
});

test.each(["", "yesterday", "2024-13-01", "2024-02-30", "2024-01-02T25:00", "manual__2024-01-02"])(
  "%s is no date",
  (text) => {
    expect(parseDateArgument(text)).toBeNull();
  },
);
