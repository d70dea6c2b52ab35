import { instantFromDate } from "@baram/domain";
import { expect, test } from "vitest";
import { attemptLogLine, formatAttemptLogLine, parseAttemptLogLine } from "./attempt-log-line.ts";

const NOON = instantFromDate(new Date("2024-01-01T12:00:00.123Z"));

test("a line is one line of JSON with time, level, message, source and fields", () => {
  const line = attemptLogLine(NOON, "info", "task", "Downloaded\npictures", { count: 10 });
  expect(formatAttemptLogLine(line)).toBe(
    '{"timestamp":"2024-01-01T12:00:00.123Z","level":"info","message":"Downloaded\\npictures","source":"task","count":10}\n',
  );
});

test("a field cannot replace what every line has", () => {
  const line = attemptLogLine(NOON, "info", "task", "Hello", { message: "other", source: "baram" });
  expect(line).toMatchObject({ message: "Hello", source: "task" });
});

test("a written line is read back", () => {
  const line = attemptLogLine(NOON, "error", "stderr", "Oh", { count: 1 });
  expect(parseAttemptLogLine(formatAttemptLogLine(line).trimEnd())).toEqual(line);
});

test("a torn line is shown as it stands", () => {
  expect(parseAttemptLogLine('{"timestamp":"2024')).toMatchObject({ message: '{"timestamp":"2024', timestamp: "" });
});

test("a message too long to be shown is cut and says by how much", () => {
  const { message } = attemptLogLine(NOON, "info", "stdout", "x".repeat(70_000));
  expect(message).toContain("(4464 more characters were cut)");
});

test("fields too large to be shown are left out", () => {
  const text = formatAttemptLogLine(attemptLogLine(NOON, "info", "task", "Big", { rows: "x".repeat(1_000_000) }));
  expect(JSON.parse(text)).toEqual({
    timestamp: "2024-01-01T12:00:00.123Z",
    level: "info",
    message: "Big",
    source: "task",
    fieldsLeftOut: true,
  });
});
