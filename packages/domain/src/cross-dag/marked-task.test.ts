import { expect, test } from "vitest";
import { formatInstant, type Instant, parseInstant } from "../time/instant.ts";
import { isPlainMarker, readMarkedTask } from "./marked-task.ts";

const at = (text: string) => parseInstant(text) as Instant;

const RUN = {
  logicalDate: at("2024-03-02T06:30:00.000001Z"),
  dataInterval: { start: at("2024-03-01T06:30:00Z"), end: at("2024-03-02T06:30:00Z") },
};

const marker = (logicalDate: unknown) => ({ externalDagId: "other", externalTaskId: "load", logicalDate });

function dateOf(logicalDate: string): string {
  const marked = readMarkedTask(marker(logicalDate) as Parameters<typeof readMarkedTask>[0], RUN);
  return typeof marked === "string" ? marked : formatInstant(marked.logicalDate);
}

test.each([
  ["{{ logical_date.isoformat() }}", "2024-03-02T06:30:00.000001+00:00"],
  ["{{logical_date}}", "2024-03-02T06:30:00.000001+00:00"],
  ["{{ execution_date.isoformat() }}", "2024-03-02T06:30:00.000001+00:00"],
  ["{{ ts }}", "2024-03-02T06:30:00.000001+00:00"],
  ["{{ ds }}", "2024-03-02T00:00:00+00:00"],
  ["{{ data_interval_start }}", "2024-03-01T06:30:00+00:00"],
  ["{{ data_interval_end.isoformat() }}", "2024-03-02T06:30:00+00:00"],
  ["2024-01-05", "2024-01-05T00:00:00+00:00"],
  ["2024-01-05T10:00:00+02:00", "2024-01-05T08:00:00+00:00"],
])("%s is known without rendering", (written, date) => {
  expect(isPlainMarker(marker(written))).toBe(true);
  expect(dateOf(written)).toBe(date);
});

test.each([
  "{{ (logical_date - macros.timedelta(days=1)).isoformat() }}",
  "{{ logical_date.add(days=1) }}",
  "{% if true %}2024-01-05{% endif %}",
  () => "2024-01-05",
])("%s has to be rendered", (written) => {
  expect(isPlainMarker(marker(written))).toBe(false);
});

test("a template in one of the ids has to be rendered", () => {
  expect(isPlainMarker({ ...marker("{{ ts }}"), externalTaskId: "load_{{ ds }}" })).toBe(false);
});

test("what is no date, or names no task, is told", () => {
  expect(dateOf("tomorrow")).toMatch(/its logical date is "tomorrow"; expected an ISO date/);
  expect(readMarkedTask({ externalDagId: "other" }, RUN)).toBe("it names no task of another Dag");
});
