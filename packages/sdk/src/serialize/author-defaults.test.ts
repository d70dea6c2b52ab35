import { type ChangedAuthorDefaults, parseInstant } from "@baram/domain";
import { afterEach, describe, expect, test } from "vitest";
import { setAuthorDefaults } from "../dag/author-defaults.ts";
import { Dag } from "../dag/dag.ts";
import type { DagOptions } from "../dag/dag-options.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import type { TaskOptions } from "../options/operator-options.ts";
import { cronTrigger } from "../schedule/schedule.ts";
import { readPokeSettings } from "../sensors/sensor-options.ts";
import { serializeDag } from "./serialize-dag.ts";

afterEach(() => setAuthorDefaults({}));

const DEFAULTS: ChangedAuthorDefaults = {
  timezone: "Asia/Seoul",
  catchup: false,
  maxActiveRuns: 3,
  maxActiveTasks: 5,
  owner: "data",
  queue: "large",
  retries: 2,
  retryDelaySeconds: 60,
  executionTimeoutSeconds: 600,
  weightRule: "absolute",
  ignoreFirstDependsOnPast: false,
};

function serialize(dagOptions: DagOptions, taskOptions: TaskOptions & { readonly owner?: string } = {}) {
  const dag = new Dag("example", { schedule: null, ...dagOptions });
  new EmptyOperator({ dag, taskId: "task", ...taskOptions });
  const { tasks, ...settings } = serializeDag(dag);
  return { settings, task: tasks[0] };
}

describe("where an author says nothing", () => {
  test("what the installation says holds", () => {
    setAuthorDefaults(DEFAULTS);
    const { settings, task } = serialize({});
    const { timezone, catchup, maxActiveRuns, maxActiveTasks, ...ofTask } = DEFAULTS;
    expect(settings).toMatchObject({ timezone, catchup, maxActiveRuns, maxActiveTasks, owners: ["data"] });
    expect(task).toMatchObject(ofTask);
  });

  test("and neither the installation, Baram's defaults hold", () => {
    setAuthorDefaults({ retries: 2 });
    expect(serialize({}).task).toMatchObject({ retries: 2, owner: "airflow", executionTimeoutSeconds: null });
    setAuthorDefaults({});
    expect(serialize({}).task).toMatchObject({ retries: 0 });
  });

  test("dates and cron texts are in the installation's zone", () => {
    setAuthorDefaults(DEFAULTS);
    const { settings } = serialize({ schedule: "@daily", startDate: "2026-01-01" });
    expect(settings.schedule).toMatchObject({ kind: "cron", timezone: "Asia/Seoul" });
    expect(settings.startDate).toBe(parseInstant("2025-12-31T15:00:00Z"));
  });

  test("a sensor looks as long as the installation says", () => {
    setAuthorDefaults({ sensorTimeoutSeconds: 90 });
    const place = { dagId: "example", taskId: "wait" };
    expect(readPokeSettings(place, {}).timeout).toBe(90);
    expect(readPokeSettings(place, { timeout: { minutes: 5 } }).timeout).toBe(300);
  });
});

test("the limit of growing delays is the installation's, and is told where it is not a day", () => {
  setAuthorDefaults({ retryDelaySecondsLimit: 3600 });
  const { task } = serialize({}, { maxRetryDelay: { hours: 2 } });
  expect(task).toMatchObject({ retryDelaySecondsMaximum: 7200, retryDelaySecondsLimit: 3600 });
  setAuthorDefaults({});
  expect(serialize({}).task).not.toHaveProperty("retryDelaySecondsLimit");
});

describe("what an author says counts for more than the installation", () => {
  test("on the Dag", () => {
    setAuthorDefaults(DEFAULTS);
    const said = { timezone: "UTC", catchup: true, maxActiveRuns: 16, maxActiveTasks: 16 };
    expect(serialize(said).settings).toMatchObject(said);
  });

  test("in defaultArgs, and there on the task before them", () => {
    setAuthorDefaults(DEFAULTS);
    const defaultArgs = { retries: 1, queue: "small", owner: "team", weightRule: "upstream" } as const;
    expect(serialize({ defaultArgs }).task).toMatchObject({ ...defaultArgs, retryDelaySeconds: 60 });
    const { task } = serialize({ defaultArgs }, { retries: 0, retryDelay: { seconds: 1 }, owner: "ada" });
    expect(task).toMatchObject({ retries: 0, retryDelaySeconds: 1, owner: "ada", queue: "small" });
  });

  test("an execution timeout of null is none", () => {
    setAuthorDefaults(DEFAULTS);
    expect(serialize({}, { executionTimeout: null }).task).toMatchObject({ executionTimeoutSeconds: null });
    expect(serialize({ defaultArgs: { executionTimeout: null } }).task).toMatchObject({
      executionTimeoutSeconds: null,
    });
  });
});

describe("where cron texts make no data intervals", () => {
  const startDate = "2026-01-01";

  test("a text is a moment alone", () => {
    setAuthorDefaults({ hasCronDataIntervals: false });
    for (const schedule of ["@daily", "0 0 * * *"]) {
      expect(serialize({ schedule, startDate }).settings.schedule).toEqual({
        kind: "cronTrigger",
        expression: "0 0 * * *",
        timezone: "UTC",
        written: schedule,
        interval: null,
      });
    }
  });

  test("an author who writes an object has said what the runs cover", () => {
    setAuthorDefaults({ hasCronDataIntervals: false });
    const cron = { cron: "0 0 * * *", timezone: "Asia/Seoul" };
    expect(serialize({ schedule: cron, startDate }).settings.schedule).toMatchObject({ kind: "cron" });
    const trigger = cronTrigger("0 0 * * *", { interval: { days: 1 } });
    expect(serialize({ schedule: trigger, startDate }).settings.schedule).toMatchObject({ interval: { days: 1 } });
  });
});
