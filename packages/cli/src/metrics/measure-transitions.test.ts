import type { MetricLabels, MetricName } from "@baram/domain";
import { beforeEach, expect, test } from "vitest";
import { TransitionMeter } from "./measure-transitions.ts";
import { Metrics } from "./metrics.ts";
import { aDagRunTransition, aTaskInstanceTransition, at } from "./transition.fixture.ts";

let told: string[];
let meter: TransitionMeter;

beforeEach(() => {
  told = [];
  const tell = (name: MetricName, labels: MetricLabels, value: number) =>
    told.push([name, ...Object.values(labels), value].join(" "));
  const outlet = {
    count: tell,
    observe: tell,
    set: (name: MetricName, value: number, labels: MetricLabels) => tell(name, labels, value),
    reset: () => undefined,
  };
  meter = new TransitionMeter(new Metrics([outlet]));
});

test("a start tells how long the try was scheduled, and its end how long it waited for a runner", () => {
  meter.observe([aTaskInstanceTransition("scheduled", ["queue", "start"], "running")]);
  meter.attemptEnded({ taskInstanceId: 1, startedAt: at(11.5) });
  expect(told).toEqual(["ti.start d t 1", "task.scheduled_duration d t 6", "task.queued_duration d t 1.5"]);
});

test("a try that was taken away before its report is not measured as one that waited", () => {
  meter.observe([
    aTaskInstanceTransition("scheduled", ["queue", "start"], "running"),
    aTaskInstanceTransition("running", ["fail"], "failed"),
  ]);
  meter.attemptEnded({ taskInstanceId: 1, startedAt: at(11) });
  expect(told.filter((line) => line.startsWith("task.queued"))).toEqual([]);
});

test("a success is counted for its task and its operator", () => {
  meter.observe([aTaskInstanceTransition("running", ["succeed"], "success")]);
  expect(told).toEqual([
    "ti.finish d t success 1",
    "ti_successes 1",
    "operator_successes BashOperator 1",
    "task.duration d t 2",
  ]);
});

test("a try that fails is a failure though another follows, but not one that was stopped by a clear", () => {
  meter.observe([aTaskInstanceTransition("running", ["retry"], "up_for_retry")]);
  expect(told).toContain("operator_failures BashOperator 1");
  expect(told).toContain("ti_failures 1");
  told = [];
  meter.observe([aTaskInstanceTransition("restarting", ["retry"], "up_for_retry")]);
  expect(told).toEqual(["ti.finish d t up_for_retry 1", "task.duration d t 2"]);
});

test("a scheduled run tells how late it and its first task began", () => {
  meter.observe([
    aDagRunTransition("start", "running"),
    aTaskInstanceTransition("scheduled", ["queue", "start"], "running"),
    aTaskInstanceTransition("scheduled", ["queue", "start"], "running"),
  ]);
  const delays = told.filter((line) => line.startsWith("dagrun."));
  expect(delays).toEqual(["dagrun.schedule_delay d 2", "dagrun.first_task_scheduling_delay d 9"]);
});

test.each([[{ runType: "manual" }], [{ runType: "asset_triggered" }], [{ clearNumber: 1 }]])(
  "a run that no timetable was waited for has no delay: %o",
  (given) => {
    meter.observe([aDagRunTransition("start", "running", given)]);
    expect(told).toEqual([]);
  },
);

test("a run is measured when it ends", () => {
  meter.observe([aDagRunTransition("fail", "failed")]);
  expect(told).toEqual(["dagrun.duration.failed d 10"]);
});

test("tasks that leave the Dag and come back, new instances and missed SLAs are counted", () => {
  meter.observe([
    aTaskInstanceTransition("none", ["remove"], "removed"),
    aTaskInstanceTransition("removed", ["clear"], "none"),
    { kind: "taskInstanceCreated", operator: "EmptyOperator" },
    { kind: "slasMissed", count: 3 },
  ]);
  expect(told).toContain("task_removed_from_dag d 1");
  expect(told).toContain("task_restored_to_dag d 1");
  expect(told).toContain("task_instance_created EmptyOperator 1");
  expect(told).toContain("sla_missed 3");
});
