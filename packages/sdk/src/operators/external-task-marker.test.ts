import { expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { ExternalTaskSensor } from "../sensors/external-task-sensor.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { ExternalTaskMarker, type ExternalTaskMarkerOptions } from "./external-task-marker.ts";
import { TriggerDagRunOperator } from "./trigger-dag-run-operator.ts";

function serialized(build: () => void) {
  const dag = new Dag("orders", { schedule: null }, build);
  return serializeDag(dag).tasks[0];
}

const mark = (options: Partial<ExternalTaskMarkerOptions> = {}) =>
  serialized(() => {
    new ExternalTaskMarker({ taskId: "mark", externalDagId: "report", externalTaskId: "load", ...options });
  });

test("it stands for a task of another Dag at the run's own date, and is settled without a worker", () => {
  expect(mark()).toMatchObject({
    operator: "ExternalTaskMarker",
    kind: "empty",
    dagLink: { kind: "marker", dagIds: ["report"], recursionDepth: 10 },
    templateFields: {
      externalDagId: "report",
      externalTaskId: "load",
      logicalDate: "{{ logical_date.isoformat() }}",
    },
  });
  expect(mark({ recursionDepth: 2 })?.dagLink).toMatchObject({ recursionDepth: 2 });
});

test("it runs in a worker when its date has to be rendered", () => {
  const logicalDate = "{{ (logical_date - macros.timedelta(hours=1)).isoformat() }}";
  expect(mark({ logicalDate })?.kind).toBe("work");
  expect(mark({ logicalDate: ({ ts }) => ts })?.kind).toBe("work");
  expect(mark({ externalDagId: "report_{{ ds }}" })?.dagLink).toMatchObject({ dagIds: [] });
});

test("a mapped one names each Dag that is written, and runs in a worker", () => {
  const task = serialized(() => {
    ExternalTaskMarker.partial({ taskId: "mark", externalTaskId: "load", recursionDepth: 3 }).expand({
      externalDagId: ["report", "invoice"],
    });
  });
  expect(task).toMatchObject({
    kind: "work",
    dagLink: { kind: "marker", dagIds: ["report", "invoice"], recursionDepth: 3 },
  });
});

test("a date that is none, a depth below one and a missing task are refused", () => {
  expect(() => mark({ logicalDate: "tomorrow" })).toThrow(/"logicalDate" is "tomorrow"; expected an ISO date/);
  expect(() => mark({ recursionDepth: 0 })).toThrow(/"recursionDepth" is 0; expected a whole number of at least 1/);
  expect(() => mark({ externalTaskId: undefined } as never)).toThrow(/needs the option "externalTaskId"/);
});

test("what triggers another Dag or waits for one says so, too", () => {
  const trigger = serialized(() => {
    new TriggerDagRunOperator({ taskId: "trigger", triggerDagId: "report" });
  });
  const wait = serialized(() => {
    new ExternalTaskSensor({ taskId: "wait", externalDagId: "report" });
  });
  expect(trigger?.dagLink).toEqual({ kind: "trigger", dagIds: ["report"] });
  expect(wait?.dagLink).toEqual({ kind: "sensor", dagIds: ["report"] });
});
