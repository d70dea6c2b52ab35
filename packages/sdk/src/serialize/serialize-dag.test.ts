// cspell:ignore Comand sucess -- slips that are found
import { parseInstant } from "@baram/domain";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Dag } from "../dag/dag.ts";
import type { DagOptions } from "../dag/dag-options.ts";
import { BaseOperator } from "../operators/base-operator.ts";
import { BashOperator, type BashOperatorOptions } from "../operators/bash-operator.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { DummyOperator } from "../operators/former-operators.ts";
import type { OperatorOptions } from "../options/operator-options.ts";
import { param } from "../params/param.ts";
import { every } from "../schedule/schedule.ts";
import { type Template, templateField } from "../template/template.ts";
import { serializeDag } from "./serialize-dag.ts";

const at = (text: string) => parseInstant(text);

function scheduleOf(options: DagOptions) {
  return serializeDag(new Dag("example", options)).schedule;
}

describe("the schedule", () => {
  const startDate = "2026-01-01";
  test.each<[string, DagOptions, object]>([
    [
      "a preset",
      { schedule: "@daily", startDate },
      { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" },
    ],
    [
      "cron in the Dag's zone",
      { schedule: "*/10 * * * *", startDate, timezone: "Asia/Seoul" },
      { kind: "cron", timezone: "Asia/Seoul" },
    ],
    [
      "cron in a zone of its own",
      { schedule: { cron: "0 6 * * 1-5", timezone: "Europe/Paris" }, startDate },
      { timezone: "Europe/Paris" },
    ],
    ["a length of time", { schedule: every({ days: 3 }), startDate }, { kind: "delta", delta: { days: 3 } }],
    ["by hand only", { schedule: null, startDate }, { kind: "none" }],
    ["left out with a start date", { startDate }, { kind: "delta", delta: { days: 1 } }],
    ["left out without a start date", {}, { kind: "none" }],
  ])("%s", (_what, options, expected) => {
    expect(scheduleOf(options)).toMatchObject(expected);
  });

  test.each<[string, object, string | RegExp]>([
    ["bad cron", { schedule: "every day", startDate }, /Dag "example": .*every day/],
    ["no length of time", { schedule: every({ days: 0 }), startDate }, "must be a positive length of time"],
    ["an unknown zone", { timezone: "Mars/Olympus", schedule: null }, "expected an IANA zone such as Europe/Amsterdam"],
    ["a number", { schedule: 60, startDate }, '"schedule" is 60; expected cron text'],
    ["no start date", { schedule: "@daily" }, "it has a schedule but no start date: add startDate"],
    [
      "an unreadable date",
      { schedule: null, startDate: "yesterday" },
      `"startDate" is 'yesterday'; expected an ISO date`,
    ],
  ])("is refused for %s", (_what, options, message) => {
    expect(() => scheduleOf(options as DagOptions)).toThrow(message);
  });
});

describe("dates", () => {
  test("without a zone are in the Dag's time zone", () => {
    const dag = new Dag("example", {
      schedule: null,
      startDate: "2026-01-01",
      endDate: "2026-02-01T00:00:00Z",
      timezone: "Asia/Seoul",
    });
    expect(serializeDag(dag)).toMatchObject({
      startDate: at("2025-12-31T15:00:00Z"),
      endDate: at("2026-02-01T00:00:00Z"),
    });
  });

  test("of a Dag without its own are those of its defaults, else of its first task", () => {
    const byDefault = new Dag("example", { schedule: "@daily", defaultArgs: { startDate: "2026-03-01" } });
    expect(serializeDag(byDefault).startDate).toBe(at("2026-03-01T00:00:00Z"));
    const byTask = new Dag("example", { schedule: "@daily" });
    new EmptyOperator({ dag: byTask, taskId: "late", startDate: "2026-05-01" });
    new EmptyOperator({ dag: byTask, taskId: "early", startDate: new Date("2026-04-01T00:00:00Z") });
    expect(serializeDag(byTask).startDate).toBe(at("2026-04-01T00:00:00Z"));
  });
});

test("the start date of a Dag's defaults is told beside its own, and is absent where there is none", () => {
  const both = new Dag("example", { startDate: "2026-01-01", defaultArgs: { startDate: "2026-03-01" } });
  expect(serializeDag(both)).toMatchObject({
    startDate: at("2026-01-01T00:00:00Z"),
    defaultStartDate: at("2026-03-01T00:00:00Z"),
  });
  expect(serializeDag(new Dag("example", { startDate: "2026-01-01" }))).not.toHaveProperty("defaultStartDate");
});

test("every setting has a value, Airflow's defaults where the author wrote none", () => {
  const dag = new Dag("example", { schedule: null });
  new BashOperator({ dag, taskId: "work", bashCommand: "date" });
  const serialized = serializeDag(dag);
  expect(serialized).toMatchObject({
    schemaVersion: 2,
    owners: ["airflow"],
    timezone: "UTC",
    catchup: true,
    maxActiveRuns: 16,
    maxActiveTasks: 16,
    dagRunTimeoutSeconds: null,
    isPausedUponCreation: null,
  });
  expect(serialized.tasks[0]).toEqual({
    taskId: "work",
    operator: "BashOperator",
    kind: "work",
    downstreamTaskIds: [],
    groupId: null,
    expansion: null,
    mapIndexTemplate: null,
    owner: "airflow",
    docMd: null,
    triggerRule: "all_success",
    retries: 0,
    retryDelaySeconds: 300,
    retryExponentialBackoff: false,
    retryDelaySecondsMaximum: null,
    executionTimeoutSeconds: null,
    dependsOnPast: false,
    waitForDownstream: false,
    ignoreFirstDependsOnPast: true,
    startDate: null,
    endDate: null,
    pool: "default_pool",
    poolSlots: 1,
    queue: "default",
    priorityWeight: 1,
    weightRule: "downstream",
    maxActiveTisPerDag: null,
    maxActiveTisPerDagRun: null,
    isolation: "shared",
    doXcomPush: true,
    multipleOutputs: false,
    isSetup: false,
    isTeardown: false,
    onFailureFailDagRun: false,
    params: {},
    templateFields: { bashCommand: "date", env: null, cwd: null },
    inlets: [],
    outlets: [],
    inputTaskIds: [],
    uiColor: "#f0ede4",
    uiFgcolor: "#000",
  });
});

test("settings are written in the units of the serialized Dag", () => {
  const dag = new Dag("example", { schedule: null, isolation: "process", dagrunTimeout: { hours: 2 } });
  new EmptyOperator({
    dag,
    taskId: "work",
    retries: 3,
    retryDelay: { minutes: 1, seconds: 30 },
    maxRetryDelay: { hours: 1 },
    executionTimeout: { milliseconds: 500 },
    waitForDownstream: true,
  });
  const serialized = serializeDag(dag);
  expect(serialized.dagRunTimeoutSeconds).toBe(7200);
  expect(serialized.tasks[0]).toMatchObject({
    retryDelaySeconds: 90,
    retryDelaySecondsMaximum: 3600,
    executionTimeoutSeconds: 0.5,
    dependsOnPast: true,
    isolation: "process",
  });
});

test("the line where the Dag was made is kept", () => {
  const made = new Dag("example", { schedule: null });
  class OwnDag extends Dag {}
  const madeNext = new OwnDag("own", { schedule: null });
  const line = serializeDag(made).sourceLine;
  expect(line).toBeGreaterThan(1);
  expect(serializeDag(madeNext).sourceLine).toBe((line ?? 0) + 2);
});

test("trigger rules of former versions are understood", () => {
  const dag = new Dag("example", { schedule: null });
  new EmptyOperator({ dag, taskId: "work", triggerRule: "none_failed_or_skipped" as "none_failed" });
  expect(serializeDag(dag).tasks[0]?.triggerRule).toBe("none_failed_min_one_success");
});

test("template fields are shown as written", () => {
  const dag = new Dag("example", { schedule: null });
  const first = dag.task("first", () => ({ when: "x" }))();
  new BashOperator({ dag, taskId: "work", bashCommand: ({ ds }) => ds, env: { WHEN: first.when, PLAIN: "{{ ds }}" } });
  expect(serializeDag(dag).tasks[1]?.templateFields).toEqual({
    bashCommand: "<function>",
    env: { WHEN: "{{ ti.xcom_pull(task_ids='first')['when'] }}", PLAIN: "{{ ds }}" },
    cwd: null,
  });
});

describe("params", () => {
  test("are JSON Schemas, whoever wrote them", () => {
    const params = {
      day: param.date({ default: "2026-11-01", description: "Which day." }),
      limit: z.number().int().max(100).default(10),
      mode: "full",
      must: param.string(),
      size: param.oneOf(["s", "m"], { default: "s" }),
    };
    const dag = new Dag("example", { schedule: null, params });
    expect(serializeDag(dag).params).toEqual({
      day: { schema: { type: "string", format: "date" }, description: "Which day.", default: "2026-11-01" },
      limit: { schema: expect.objectContaining({ type: "integer", maximum: 100 }), description: null, default: 10 },
      mode: { schema: {}, description: null, default: "full" },
      must: { schema: { type: "string" }, description: null },
      size: { schema: { type: "string", enum: ["s", "m"] }, description: null, default: "s" },
    });
  });

  test.each([
    [param.string(), "Invalid input for param day: no value was given"],
    [
      param.jsonSchema({ type: "integer" }, { default: "x" }),
      'Invalid input for param day: "x" is not of type integer',
    ],
  ])("without a default that fits are refused where a schedule starts the runs", (day, problem) => {
    const dag = new Dag("example", { schedule: "@daily", startDate: "2026-01-01", params: { day } });
    expect(() => serializeDag(dag)).toThrow(
      `Dag "example": it runs on a schedule, where nobody can give a param, so each needs a default that fits. ${problem}`,
    );
  });

  test("of a schema that cannot be turned into JSON Schema are refused", () => {
    const dag = new Dag("example", { schedule: null, params: { when: z.date() } });
    expect(() => serializeDag(dag)).toThrow('the schema of the param "when" cannot be turned into JSON Schema');
  });
});

interface CopyOptions extends OperatorOptions {
  readonly source: Template<string>;
  readonly connectionId?: string;
}

describe("an author's operator", () => {
  class CopyOperator extends BaseOperator {
    static override readonly templateFields: readonly string[] = ["source"];
    readonly source: string;
    readonly storeAs: string;

    // Hands all of its options on, its own among them.
    constructor(options: CopyOptions) {
      super(options);
      this.source = templateField(options.source);
      this.storeAs = options.connectionId ?? "default";
    }

    override execute() {
      return this.source;
    }
  }

  test("may hand its own options on", () => {
    const dag = new Dag("example", { schedule: null });
    new CopyOperator({ dag, taskId: "copy", source: "{{ ds }}", connectionId: "files" });
    expect(serializeDag(dag).tasks[0]).toMatchObject({
      operator: "CopyOperator",
      templateFields: { source: "{{ ds }}" },
    });
  });

  test("is refused an option that looks like a slip", () => {
    const dag = new Dag("example", { schedule: null });
    new CopyOperator({ dag, taskId: "copy", source: "a", retires: 2 } as CopyOptions);
    expect(() => serializeDag(dag)).toThrow(
      'Dag "example", task "copy": "retires" is not an option of CopyOperator: did you mean "retries"?',
    );
  });

  test("cannot hold a template where nothing renders it", () => {
    class Unrendered extends CopyOperator {
      static override readonly templateFields: readonly string[] = [];
    }
    for (const source of [({ ds }: { ds: string }) => ds, new CopyOperator({ taskId: "other", source: "a" }).output]) {
      const dag = new Dag("example", { schedule: null });
      new Unrendered({ dag, taskId: "copy", source });
      expect(() => serializeDag(dag)).toThrow('add "source" to its static templateFields');
    }
  });

  test("must have the template fields it names", () => {
    class Nameless extends EmptyOperator {
      static override readonly templateFields: readonly string[] = ["path"];
    }
    const dag = new Dag("example", { schedule: null });
    new Nameless({ dag, taskId: "work" });
    expect(() => serializeDag(dag)).toThrow('the template field "path" of Nameless is no property of it');
  });
});

describe("options of Baram's own operators are checked for authors without a compiler", () => {
  test.each<[object, string]>([
    [
      { bashComand: "date", bashCommand: "date" },
      '"bashComand" is not an option of BashOperator: did you mean "bashCommand"?',
    ],
    [{ bashCommand: "date", color: "red" }, '"color" is not an option of BashOperator: take it out.'],
  ])("%j", (options, message) => {
    const dag = new Dag("example", { schedule: null });
    new BashOperator({ dag, taskId: "work", ...options } as unknown as BashOperatorOptions);
    expect(() => serializeDag(dag)).toThrow(message);
  });

  test.each<[object, string]>([
    [{ provideContext: true }, '"provideContext" is a former name: every handler is given the context'],
    [{ retries: -1 }, '"retries" is -1; expected a whole number of at least 0.'],
    [{ triggerRule: "all_sucess" }, `"triggerRule" is 'all_sucess'; expected one of all_success, all_failed`],
    [{ dag: "example" }, 'the option dag of BashOperator "work" is not a Dag'],
  ])("%j", (options, message) => {
    const dag = new Dag("example", { schedule: null });
    expect(() => new BashOperator({ dag, taskId: "work", bashCommand: "date", ...options })).toThrow(message);
  });

  test("operators of former versions name today's", () => {
    // oxlint-disable-next-line typescript/no-deprecated -- what is refused
    const Former = DummyOperator as unknown as new (options: OperatorOptions) => EmptyOperator;
    expect(() => new Former({ taskId: "work" })).toThrow("DummyOperator is a former name: use EmptyOperator.");
  });
});

describe("inputs that are declared by name are checked for authors without a compiler", () => {
  function aTask() {
    const dag = new Dag("example", { schedule: null });
    return dag.task("train", (_inputs: { rows: number }) => 1, { inputs: ["rows"] });
  }

  test.each<[object, string]>([
    [{ row: 1 }, 'Dag "example", task "train": "row" is not an input of this task: did you mean "rows"?'],
    [{}, 'its call lacks the input "rows".'],
    [{ rows: 1, ds: "x" }, '"ds" is a context variable: give this input another name.'],
    [[1], "its inputs are not an object"],
  ])("%j", (inputs, message) => {
    expect(() => aTask()(inputs as { rows: number })).toThrow(message);
  });
});
