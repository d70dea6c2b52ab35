import {
  type Instant,
  type Json,
  normalizeAssetUri,
  parseInstant,
  runIdFor,
  type SerializedDag,
  taskGraph,
  timetableOf,
} from "@baram/domain";
import {
  type ConnectionRecord,
  DEFAULT_ATTEMPT_SETTINGS,
  type PreviousDagRun,
  type Workload,
} from "@baram/execution-api";
import { authorTemplates, paramsOf, readTemplateFile, type TemplateSources } from "@baram/runner/templates";
import { dagTemplatesOf } from "@baram/sdk/runtime";
import type { Dag } from "baram";
import type { GivenTemplate, GivenTemplateRun } from "./given.ts";
import { pythonJson } from "./python-json.ts";

const NOW = "2024-06-01T12:00:00+00:00";
/** No recording has a Dag file here: template files are given. */
const DAG_FILE = "/nowhere/my_dag.ts";

/** What the recorded configuration says where templates ask for it. */
const CONFIGURATION: Readonly<Record<string, string>> = {
  "core.parallelism": "32",
  "core.load_examples": "False",
  "core.dags_are_paused_at_creation": "True",
  "webserver.web_server_port": "8080",
};

/** All that the template of a recording can see. */
export function sourcesOf(given: GivenTemplate, dag: Dag, serialized: SerializedDag): TemplateSources {
  const now = instantOf(given.now ?? NOW);
  const task = taskGraph(serialized).task("my_task");
  const workload = workloadOf(given, serialized, now);
  const templates = dagTemplatesOf(dag);
  const files = {
    dag: serialized,
    bundle: { sourcePath: DAG_FILE },
    templateFiles: new Map(Object.entries(given.files ?? {})),
  };
  return {
    dag: serialized,
    task,
    workload,
    params: paramsOf(serialized, task, workload),
    now,
    // Parity: recordings were rendered without starting the task.
    startDate: null,
    random: () => 0.5,
    getVariable: async (key) => variableOf(given.variables ?? {}, key),
    getConnection: async (connectionId) => connectionOf(given.connections ?? {}, connectionId),
    findXComs: (search) => Promise.resolve(findXComs(given.xcoms ?? {}, search)),
    getPreviousSuccessfulDagRun: async () => previousSuccess(given, serialized, now),
    getConfiguration: async (section, key) => CONFIGURATION[`${section}.${key}`] ?? null,
    readTemplateFile: (name) => readTemplateFile(files, name),
    ...authorTemplates(templates),
    userDefinedMacros: templates.macros,
    ...(given.task?.inlets === undefined ? {} : { inlets: given.task.inlets.map(normalizeAssetUri) }),
    ...(given.task?.outlets === undefined ? {} : { outlets: given.task.outlets.map(normalizeAssetUri) }),
    listTriggeringAssetEvents: () =>
      Promise.resolve(
        (given.consumed_events ?? []).map((event) => ({
          uri: event.uri,
          timestamp: instantOf(event.timestamp),
          extra: event.extra ?? {},
          sourceDagId: event.source_dag_id ?? null,
          sourceTaskId: event.source_task_id ?? null,
          sourceRunId: event.source_run_id ?? null,
          sourceMapIndex: -1,
        })),
      ),
  };
}

function instantOf(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`"${text}" is no moment.`);
  return instant;
}

function workloadOf({ dag, run, task = {} }: GivenTemplate, serialized: SerializedDag, now: Instant): Workload {
  const { runType, logicalDate, dataInterval } = datesOf(run, serialized);
  const runId = run.run_id ?? runIdFor(runType, logicalDate);
  return {
    key: { dagId: dag.dag_id, runId, taskId: "my_task", mapIndex: -1 },
    tryNumber: task.try_number ?? 1,
    maxTries: task.retries ?? 0,
    dagRun: {
      runId,
      runType,
      logicalDate,
      dataIntervalStart: dataInterval.start,
      dataIntervalEnd: dataInterval.end,
      startDate: run.start_date === undefined ? now : instantOf(run.start_date),
      externalTrigger: runType === "manual" || runType === "dataset_triggered",
      conf: run.conf ?? {},
    },
    settings: DEFAULT_ATTEMPT_SETTINGS,
    // A template looks at nothing else of it.
  } as Workload;
}

/** Without a recorded interval it is what the timetable says. */
function datesOf(run: GivenTemplateRun, serialized: SerializedDag) {
  const logicalDate = instantOf(run.logical_date);
  const runType = run.run_type ?? "scheduled";
  if (run.data_interval !== undefined) {
    const [start, end] = run.data_interval;
    return { runType, logicalDate, dataInterval: { start: instantOf(start), end: instantOf(end) } };
  }
  const timetable = timetableOf(serialized.schedule);
  const next = timetable.nextDagRunInfo({
    lastAutomatedDataInterval: null,
    restriction: { earliest: logicalDate, latest: null, catchup: true },
    now: logicalDate,
  });
  const isAutomated = runType === "scheduled" && next?.logicalDate === logicalDate;
  return {
    runType,
    logicalDate,
    dataInterval: isAutomated ? next.dataInterval : timetable.inferManualDataInterval(logicalDate),
  };
}

function previousSuccess(given: GivenTemplate, serialized: SerializedDag, now: Instant): PreviousDagRun | null {
  const current = instantOf(given.run.logical_date);
  const [latest] = (given.previous_runs ?? [])
    .filter(({ state, logical_date: date }) => state === "success" && instantOf(date) < current)
    .toSorted((one, other) => instantOf(other.logical_date) - instantOf(one.logical_date));
  if (latest === undefined) return null;
  const { logicalDate, dataInterval } = datesOf(latest, serialized);
  return {
    logicalDate,
    dataIntervalStart: dataInterval.start,
    dataIntervalEnd: dataInterval.end,
    startDate: latest.start_date === undefined ? now : instantOf(latest.start_date),
    endDate: latest.end_date === undefined ? now : instantOf(latest.end_date),
  };
}

/** A value that is no text is stored as JSON. */
function variableOf(variables: Readonly<Record<string, Json>>, key: string): string | null {
  const value = Object.hasOwn(variables, key) ? variables[key] : undefined;
  if (value === undefined) return null;
  return typeof value === "string" ? value : pythonJson(value);
}

function connectionOf(
  connections: Readonly<Record<string, Readonly<Record<string, Json>>>>,
  connectionId: string,
): ConnectionRecord | null {
  const given = Object.hasOwn(connections, connectionId) ? connections[connectionId] : undefined;
  if (given === undefined) return null;
  const text = (name: string): string | null => {
    const value = given[name];
    if (value === undefined || value === null) return null;
    return typeof value === "string" ? value : pythonJson(value);
  };
  return {
    connectionId,
    connectionType: text("conn_type") ?? "",
    description: text("description"),
    host: text("host"),
    login: text("login"),
    password: text("password"),
    schema: text("schema"),
    port: typeof given["port"] === "number" ? given["port"] : null,
    extra: text("extra"),
  };
}

type Search = Parameters<TemplateSources["findXComs"]>[0];

/** XComs of the run; `null` as a value is none. */
function findXComs(
  xcoms: NonNullable<GivenTemplate["xcoms"]>,
  { taskIds, key, dagId, wants }: Search,
): Awaited<ReturnType<TemplateSources["findXComs"]>> {
  // Nothing is recorded of other Dags.
  if (dagId !== null)
    return wants === "newest" ? { kind: "nothing" } : { kind: "sequence", length: 0, read: async () => [] };
  const ids = taskIds ?? Object.keys(xcoms).toReversed();
  const found = ids.flatMap((taskId) =>
    Object.entries(xcoms[taskId] ?? {}).flatMap(([name, value]) => (key === null || name === key ? [{ value }] : [])),
  );
  const [newest] = found;
  if (wants === "newest") return newest === undefined ? { kind: "nothing" } : { kind: "value", value: newest.value };
  const read = async (places: readonly number[]) => places.map((place) => found[place]?.value);
  return { kind: "sequence", length: found.length, read };
}
