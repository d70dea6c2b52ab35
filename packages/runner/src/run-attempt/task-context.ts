import {
  addSeconds,
  formatInstant,
  type Instant,
  instantToDate,
  type SerializedDag,
  type SerializedTask,
  type TaskGraph,
  type Timetable,
  timetableOf,
} from "@baram/domain";
import { type AssetEventRecord, traceParentOf, type Workload, type WorkloadDagRun } from "@baram/execution-api";
import type {
  Asset,
  AssetAlias,
  AssetEvent,
  DagInContext,
  DagRunInContext,
  TaskContext,
  TaskInContext,
  TaskInstanceInContext,
  TaskLog,
} from "@baram/sdk";

import { isAssetAlias, OutletEvents } from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";

const DAY_SECONDS = 86_400;

/** What a context is made of. */
export interface TaskContextParts {
  readonly workload: Workload;
  readonly graph: TaskGraph;
  readonly task: SerializedTask;
  readonly params: Readonly<Record<string, unknown>>;
  readonly taskInstance: TaskInstanceInContext;
  readonly client: Pick<ExecutionClient, "ask">;
  readonly renderTemplate: TaskContext["renderTemplate"];
  readonly log: TaskLog;
  readonly signal: AbortSignal;
}

/** What a task is told about the run it works for. Dates that cost a look at the timetable are made when they are read. */
export function taskContext(parts: TaskContextParts): TaskContext {
  const { workload, graph, task, params, taskInstance, client, renderTemplate, log, signal } = parts;
  const { dagRun } = workload;
  const { logicalDate } = dagRun;
  const ts = formatInstant(logicalDate);
  return {
    ds: dayOf(logicalDate),
    dsNodash: dayOf(logicalDate).replaceAll("-", ""),
    ts,
    tsNodash: ts.slice(0, 19).replace(/[-:]/g, ""),
    tsNodashWithTz: ts.replace(/[-:]/g, ""),
    yesterdayDs: dayOf(addSeconds(logicalDate, -DAY_SECONDS)),
    tomorrowDs: dayOf(addSeconds(logicalDate, DAY_SECONDS)),
    get prevDs() {
      return dayOrNull(
        scheduledNeighbour(graph.dag, dagRun, (timetable) => timetable.previousLogicalDate(logicalDate)),
      );
    },
    get nextDs() {
      const dataInterval = { start: dagRun.dataIntervalStart, end: dagRun.dataIntervalEnd };
      return dayOrNull(scheduledNeighbour(graph.dag, dagRun, (timetable) => timetable.nextLogicalDate(dataInterval)));
    },
    logicalDate: instantToDate(logicalDate),
    dataIntervalStart: instantToDate(dagRun.dataIntervalStart),
    dataIntervalEnd: instantToDate(dagRun.dataIntervalEnd),
    runId: dagRun.runId,
    params,
    dag: dagInContext(graph.dag),
    dagRun: dagRunInContext(dagRun),
    task: taskInContext(graph, task),
    ti: taskInstance,
    templatesDict: {},
    templateVariables: {},
    outletEvents: new OutletEvents(task.outlets),
    renderTemplate,
    triggeringAssetEvents: async () => (await client.ask({ kind: "listTriggeringAssetEvents" })).map(assetEvent),
    inletEvents: async (inlet) =>
      (await client.ask({ kind: "listAssetEvents", ...nameOfInlet(inlet) })).map(assetEvent),
    traceParent: traceParentOfWorkload(workload),
    log,
    signal,
  };
}

function traceParentOfWorkload({ settings, key, tryNumber, dagRun }: Workload): string | null {
  if (settings.isTraced !== true) return null;
  return traceParentOf({ key, tryNumber, runStartDate: dagRun.startDate });
}

function nameOfInlet(inlet: Asset | AssetAlias) {
  return isAssetAlias(inlet)
    ? ({ of: "alias", name: inlet.name } as const)
    : ({ of: "asset", name: inlet.uri } as const);
}

function assetEvent({ uri, createdAt, extra, source }: AssetEventRecord): AssetEvent {
  return { uri, timestamp: instantToDate(createdAt), extra, source };
}

/** Parity: for a run that somebody asked for, the schedule's neighbours are the logical date itself. */
function scheduledNeighbour(
  dag: SerializedDag,
  dagRun: WorkloadDagRun,
  find: (timetable: Timetable) => Instant | null,
): Instant | null {
  return dagRun.externalTrigger ? dagRun.logicalDate : find(timetableOf(dag.schedule));
}

function dayOf(at: Instant): string {
  return formatInstant(at).slice(0, 10);
}

function dayOrNull(at: Instant | null): string | null {
  return at === null ? null : dayOf(at);
}

function dateOrNull(at: Instant | null): Date | null {
  return at === null ? null : instantToDate(at);
}

function dagInContext(dag: SerializedDag): DagInContext {
  return {
    dagId: dag.dagId,
    description: dag.description,
    tags: dag.tags,
    timezone: dag.timezone,
    catchup: dag.catchup,
    startDate: dateOrNull(dag.startDate),
    endDate: dateOrNull(dag.endDate),
    get taskIds() {
      return dag.tasks.map(({ taskId }) => taskId);
    },
  };
}

function dagRunInContext(dagRun: WorkloadDagRun): DagRunInContext {
  return {
    runId: dagRun.runId,
    runType: dagRun.runType,
    logicalDate: instantToDate(dagRun.logicalDate),
    dataIntervalStart: instantToDate(dagRun.dataIntervalStart),
    dataIntervalEnd: instantToDate(dagRun.dataIntervalEnd),
    startDate: dateOrNull(dagRun.startDate),
    externalTrigger: dagRun.externalTrigger,
    conf: dagRun.conf,
  };
}

function taskInContext(graph: TaskGraph, task: SerializedTask): TaskInContext {
  return {
    taskId: task.taskId,
    operator: task.operator,
    owner: task.owner,
    email: task.email?.to ?? [],
    retries: task.retries,
    queue: task.queue,
    pool: task.pool,
    triggerRule: task.triggerRule,
    downstreamTaskIds: task.downstreamTaskIds,
    get upstreamTaskIds() {
      return graph.upstreamIds(task.taskId);
    },
  };
}
