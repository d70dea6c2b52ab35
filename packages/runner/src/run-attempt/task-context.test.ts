import { instantFromDate, type SerializedDag, type SerializedTask, type TaskGraph } from "@baram/domain";
import type { AttemptSettings, Workload } from "@baram/execution-api";
import type { TaskInstanceInContext, TaskLog } from "@baram/sdk";
import { expect, test } from "vitest";
import { taskContext } from "./task-context.ts";

const KEY = { dagId: "dag", runId: "run", taskId: "task", mapIndex: -1 };

function at(text: string) {
  return instantFromDate(new Date(text));
}

function contextOf({
  settings = {},
  ...given
}: {
  readonly externalTrigger: boolean;
  readonly settings?: Partial<AttemptSettings>;
}) {
  const dag = {
    dagId: "dag",
    timezone: "UTC",
    schedule: { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" },
    startDate: null,
    endDate: null,
    tasks: [],
  } as unknown as SerializedDag;
  const dagRun = {
    runId: "run",
    logicalDate: at("2024-02-28T13:14:15.161Z"),
    dataIntervalStart: at("2024-02-28T00:00:00Z"),
    dataIntervalEnd: at("2024-02-29T00:00:00Z"),
    startDate: at("2024-02-29T00:00:01Z"),
    conf: {},
    ...given,
  };
  return taskContext({
    workload: { key: KEY, tryNumber: 1, dagRun, settings } as unknown as Workload,
    graph: { dag, upstreamIds: () => ["before"] } as unknown as TaskGraph,
    task: { taskId: "task", outlets: [] as SerializedTask["outlets"] } as SerializedTask,
    params: {},
    taskInstance: {} as TaskInstanceInContext,
    renderTemplate: (text) => Promise.resolve(text),
    client: { ask: () => Promise.reject(new Error("Nobody answers.")) },
    log: {} as TaskLog,
    signal: new AbortController().signal,
  });
}

test("dates of the logical date have Airflow's forms", () => {
  expect(contextOf({ externalTrigger: false })).toMatchObject({
    ds: "2024-02-28",
    dsNodash: "20240228",
    ts: "2024-02-28T13:14:15.161000+00:00",
    tsNodash: "20240228T131415",
    tsNodashWithTz: "20240228T131415.161000+0000",
    yesterdayDs: "2024-02-27",
    tomorrowDs: "2024-02-29",
  });
});

test("a scheduled run has the schedule's neighbours", () => {
  expect(contextOf({ externalTrigger: false })).toMatchObject({ nextDs: "2024-02-29" });
});

test("for a run that somebody asked for, the neighbours are its own date", () => {
  expect(contextOf({ externalTrigger: true })).toMatchObject({ prevDs: "2024-02-28", nextDs: "2024-02-28" });
});

test("the tasks above are looked up when they are asked for", () => {
  expect(contextOf({ externalTrigger: false }).task.upstreamTaskIds).toEqual(["before"]);
});

test("the span of the try is told where there are traces, and nowhere else", () => {
  expect(contextOf({ externalTrigger: false }).traceParent).toBeNull();
  const traced = contextOf({ externalTrigger: false, settings: { isTraced: true } });
  expect(traced.traceParent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});
