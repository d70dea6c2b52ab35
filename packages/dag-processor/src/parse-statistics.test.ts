import { addSeconds, type Instant, type MetricLabels, type MetricName } from "@baram/domain";
import { beforeEach, expect, test } from "vitest";
import { ParseStatistics } from "./parse-statistics.ts";

let now: Instant;
let told: string[];
let statistics: ParseStatistics;

beforeEach(() => {
  now = 0 as Instant;
  told = [];
  const tell = (name: MetricName, labels: MetricLabels, value: number) =>
    told.push([name, ...Object.values(labels), value].join(" "));
  const measurements = {
    count: (name: MetricName, labels: MetricLabels = {}, by = 1) => tell(name, labels, by),
    observe: tell,
    set: (name: MetricName, value: number, labels: MetricLabels = {}) => tell(name, labels, value),
    reset: () => undefined,
    beforeLook: () => () => undefined,
  };
  statistics = new ParseStatistics(measurements, { now: () => now });
});

function load(path: string, seconds: number): Promise<void> {
  return statistics.measure(path, async () => {
    now = addSeconds(now, seconds);
  });
}

test("a load is measured by its file's path without the ending", async () => {
  await load("sales/daily.ts", 2);
  expect(told).toEqual(["dag_processing.last_duration sales/daily 2"]);
});

test("gauges are of the last load of each file that is still there", async () => {
  await load("a.ts", 1);
  await load("a.ts", 2);
  await load("gone.ts", 4);
  statistics.forget("gone.ts");
  now = addSeconds(now, 10);
  told = [];
  statistics.setGauges({ waitingCount: 3 });
  expect(told).toEqual([
    "dag_processing.last_run.seconds_ago a 14",
    "dag_processing.total_parse_time 2",
    "dag_processing.processes 0",
    "dag_processing.file_path_queue_size 3",
  ]);
});

test("a load that throws is neither counted nor under way any more", async () => {
  await expect(statistics.measure("a.ts", () => Promise.reject(new Error("out of date")))).rejects.toThrow(
    "out of date",
  );
  statistics.setGauges({ waitingCount: 0 });
  expect(told).toContain("dag_processing.processes 0");
  expect(told).toContain("dag_processing.total_parse_time 0");
});
