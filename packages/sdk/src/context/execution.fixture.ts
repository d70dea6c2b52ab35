import { addSeconds, type Instant, instantFromDate } from "@baram/domain";
import { OutletEvents } from "../asset/outlet-events.ts";
import type { Connection } from "./connection.ts";
import type { Execution } from "./execution.ts";
import type { OtherDags } from "./other-dags.ts";
import type { TaskContext } from "./task-context.ts";

/** A log line as a test sees it. */
export interface LoggedLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
}

/** An execution for tests, with what was logged in it. */
export interface TestExecution extends Execution {
  readonly lines: LoggedLine[];
  readonly variables: Map<string, string>;
}

const LOGICAL_DATE = new Date("2026-11-06T00:00:00Z");
const INTERVAL_END = new Date("2026-11-07T00:00:00Z");

const DATE_TEXTS = {
  ds: "2026-11-06",
  dsNodash: "20261106",
  ts: "2026-11-06T00:00:00+00:00",
  tsNodash: "20261106T000000",
  tsNodashWithTz: "20261106T000000+0000",
  yesterdayDs: "2026-11-05",
  tomorrowDs: "2026-11-07",
  prevDs: "2026-11-05",
  nextDs: "2026-11-07",
};

/** What a test changes of the usual execution. */
export interface TestExecutionChanges {
  readonly context?: Partial<TaskContext>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly connections?: readonly Connection[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly now?: Date;
  readonly firstStartedAt?: Instant;
  readonly otherDags?: Partial<OtherDags>;
}

/** An execution of the task `work` for 6 November 2026, without a server behind it. */
export function anExecution(changes: TestExecutionChanges = {}): TestExecution {
  const lines: LoggedLine[] = [];
  const variables = new Map(Object.entries(changes.variables ?? {}));
  let now = instantFromDate(changes.now ?? INTERVAL_END);
  return {
    lines,
    variables,
    context: { ...aContext(lines), ...changes.context },
    firstStartedAt: changes.firstStartedAt ?? null,
    services: {
      clock: { now: () => now },
      sleep: (seconds) => {
        now = addSeconds(now, seconds);
        return Promise.resolve();
      },
      environment: changes.environment ?? { PATH: "/usr/bin:/bin" },
      findConnection: (id) =>
        Promise.resolve((changes.connections ?? []).find(({ connectionId }) => connectionId === id) ?? null),
      findVariable: (key) => Promise.resolve(variables.get(key) ?? null),
      setVariable: (key, value) => {
        variables.set(key, value);
        return Promise.resolve();
      },
      deleteVariable: (key) => Promise.resolve(variables.delete(key)),
      otherDags: {
        triggerDagRun: () => Promise.resolve({ kind: "refused", message: "There is no other Dag." }),
        findDagRunState: () => Promise.resolve(null),
        readTargetStates: () => Promise.resolve([]),
        findMissingTarget: () => Promise.resolve(null),
        ...changes.otherDags,
      },
    },
  };
}

function aContext(lines: LoggedLine[]): TaskContext {
  const interval = { dataIntervalStart: LOGICAL_DATE, dataIntervalEnd: INTERVAL_END };
  const log = (level: LoggedLine["level"]) => (message: string) => void lines.push({ level, message });
  return {
    ...DATE_TEXTS,
    logicalDate: LOGICAL_DATE,
    ...interval,
    runId: "scheduled__2026-11-06T00:00:00+00:00",
    params: {},
    templatesDict: {},
    templateVariables: {},
    outletEvents: new OutletEvents([]),
    renderTemplate: (text) => Promise.resolve(text),
    triggeringAssetEvents: () => Promise.resolve([]),
    inletEvents: () => Promise.resolve([]),
    traceParent: null,
    dag: {
      dagId: "example",
      description: null,
      tags: [],
      timezone: "UTC",
      catchup: true,
      startDate: null,
      endDate: null,
      taskIds: ["work"],
    },
    dagRun: {
      runId: "scheduled__2026-11-06T00:00:00+00:00",
      runType: "scheduled",
      logicalDate: LOGICAL_DATE,
      ...interval,
      startDate: INTERVAL_END,
      externalTrigger: false,
      conf: {},
    },
    task: {
      taskId: "work",
      operator: "FunctionOperator",
      owner: "airflow",
      email: [],
      retries: 0,
      queue: "default",
      pool: "default_pool",
      triggerRule: "all_success",
      upstreamTaskIds: [],
      downstreamTaskIds: [],
    },
    ti: {
      dagId: "example",
      runId: "scheduled__2026-11-06T00:00:00+00:00",
      taskId: "work",
      mapIndex: -1,
      tryNumber: 1,
      maxTries: 0,
      startDate: INTERVAL_END,
      xcomPush: () => Promise.resolve(),
      xcomPull: () => Promise.reject<never>(new Error("This execution has no XComs.")),
    },
    log: { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") },
    signal: new AbortController().signal,
  };
}
