import { expect, test } from "vitest";
import { type StatsdFormat, StatsdOutlet } from "./statsd-outlet.ts";

const FORMAT: StatsdFormat = {
  prefix: "airflow",
  tags: "none",
  hasMetricTags: true,
  disabledTags: ["job_id", "run_id"],
  constantTags: [],
  isChosen: () => true,
};
const LABELS = { dag_id: "d", task_id: "t" };

function linesOf(format: Partial<StatsdFormat>, act: (outlet: StatsdOutlet) => void) {
  const lines: string[] = [];
  const refused: string[] = [];
  act(
    new StatsdOutlet(
      { ...FORMAT, ...format },
      (line) => lines.push(line),
      (name) => refused.push(name),
    ),
  );
  return { lines, refused };
}

test("a metric goes out by its long name and by its short one", () => {
  const { lines } = linesOf({}, (outlet) => outlet.count("ti.start", LABELS, 1));
  expect(lines).toEqual(["airflow.ti.start.d.t:1|c", "airflow.ti.start:1|c"]);
});

test("timers are in milliseconds", () => {
  const { lines } = linesOf({}, (outlet) => outlet.observe("task.duration", LABELS, 1.23456));
  expect(lines).toEqual(["airflow.dag.d.t.duration:1234.56|ms", "airflow.task.duration:1234.56|ms"]);
});

test("a gauge below zero is set and not taken away from; one without an end is not sent", () => {
  const { lines } = linesOf({}, (outlet) => {
    outlet.set("executor.open_slots", -2, {});
    outlet.set("executor.open_slots", Number.POSITIVE_INFINITY, {});
  });
  expect(lines).toEqual(["airflow.executor.open_slots:0|g", "airflow.executor.open_slots:-2|g"]);
});

test("Datadog is sent the short name with tags, those of the installation first", () => {
  const { lines } = linesOf({ tags: "datadog", constantTags: ["env:prod"] }, (outlet) =>
    outlet.count("ti.start", LABELS, 1),
  );
  expect(lines).toEqual(["airflow.ti.start.d.t:1|c|#env:prod", "airflow.ti.start:1|c|#env:prod,dag_id:d,task_id:t"]);
});

test("Datadog's tags of a metric can be left out, and single ones", () => {
  const none = linesOf({ tags: "datadog", hasMetricTags: false }, (outlet) => outlet.count("ti.start", LABELS, 1));
  expect(none.lines).toEqual(["airflow.ti.start.d.t:1|c", "airflow.ti.start:1|c"]);
  const some = linesOf({ tags: "datadog", disabledTags: ["task_id"] }, (outlet) => outlet.count("ti.start", LABELS, 1));
  expect(some.lines[1]).toBe("airflow.ti.start:1|c|#dag_id:d");
});

test("InfluxDB is sent tags within the name, in which nothing may end it", () => {
  const { lines } = linesOf({ tags: "influxdb" }, (outlet) => outlet.set("pool.open_slots", 3, { pool: "a b,c=d" }));
  expect(lines).toEqual(["airflow.pool.open_slots,pool=a_b_c_d:3|g"]);
});

test("a name that StatsD cannot have is left out and told once; its short name goes out", () => {
  const { lines, refused } = linesOf({}, (outlet) => {
    outlet.count("ti.start", { dag_id: "바람", task_id: "t" }, 1);
    outlet.count("ti.start", { dag_id: "바람", task_id: "t" }, 1);
  });
  expect(lines).toEqual(["airflow.ti.start:1|c", "airflow.ti.start:1|c"]);
  expect(refused).toEqual(["ti.start.바람.t"]);
});

test("where Airflow has the long name alone, so it is here", () => {
  const { lines } = linesOf({ prefix: "" }, (outlet) => outlet.count("job_start", { job: "schedulerjob" }, 1));
  expect(lines).toEqual(["schedulerjob_start:1|c"]);
});

test("each name is chosen by itself", () => {
  const { lines } = linesOf({ isChosen: (name) => name.startsWith("dag.") }, (outlet) =>
    outlet.observe("task.duration", LABELS, 1),
  );
  expect(lines).toEqual(["airflow.dag.d.t.duration:1000|ms"]);
});
