import {
  assetReferencesIn,
  resolveParams,
  SERIALIZED_DAG_SCHEMA_VERSION,
  type SerializedDag,
  type SerializedTask,
  taskGraph,
  timetableOf,
} from "@baram/domain";
import type { AnyDag } from "../dag/any-dag.ts";
import { DagCycleError, DagError, InvalidOptionError } from "../dag/dag-error.ts";
import { type DagState, dagStateOf } from "../dag/dag-state.ts";
import { settleReferences } from "../graph/declared-tasks.ts";
import { lengthOfExpansion } from "../mapping/map-length.ts";
import { serializeParams } from "../params/serialize-params.ts";
import { readDate } from "../schedule/read-date.ts";
import { readSchedule } from "../schedule/read-schedule.ts";
import { checkFailFast } from "./check-fail-fast.ts";
import { checkMapping } from "./check-mapping.ts";
import { checkOperator } from "./check-operator.ts";
import { serializeTask } from "./serialize-task.ts";
import { sourceLineOf } from "./source-line.ts";

/**
 * Turns a Dag into data, every default filled in, and checks what can only be judged when it is complete.
 *
 * Throws a {@link DagError} for an author's mistake.
 */
export function serializeDag(dag: AnyDag): SerializedDag {
  const state = requireState(dag);
  settleReferences(state);
  const schedule = readSchedule(state);
  const tasks = [...state.tasks.values()].map((operator) => {
    checkOperator(operator);
    return serializeTask(state, operator);
  });
  const serialized: SerializedDag = {
    schemaVersion: SERIALIZED_DAG_SCHEMA_VERSION,
    dagId: state.dagId,
    owners: [...new Set(tasks.map(({ owner }) => owner))],
    ...settingsOf(state),
    ...state.settings.alerts,
    ...datesOf(state, tasks),
    schedule,
    params: serializeParams({ dagId: state.dagId, taskId: null }, state.params),
    sourceLine: sourceLineOf(state.madeAt),
    tasks,
    taskGroups: [...state.groups.values()].map(({ groupId, parent, label, tooltip, prefixGroupId, inputs }) => ({
      groupId,
      parentGroupId: parent?.groupId ?? null,
      label,
      tooltip,
      prefixGroupId,
      tasksBefore: state.tasksBeforeGroup.get(groupId) ?? 0,
      expansion: inputs?.expansion ? lengthOfExpansion({ dagId: state.dagId, taskId: null }, inputs.expansion) : null,
      upstreamIds: state.groupEdges.upstreamOf(groupId),
      downstreamIds: state.groupEdges.downstreamOf(groupId),
    })),
    edgeLabels: [...state.edgeLabels.values()],
  };
  checkDag(serialized);
  return serialized;
}

function requireState(dag: AnyDag): DagState {
  const state = dagStateOf(dag);
  if (state !== null) return state;
  throw new DagError({ dagId: null, taskId: null }, `found ${typeof dag}; expected a Dag, made with new Dag(…).`);
}

function settingsOf({ settings }: DagState) {
  const { description, docMd, tags, timezone, catchup, maxActiveRuns, maxActiveTasks, failFast } = settings;
  const { dagRunTimeoutSeconds, isPausedUponCreation, renderTemplateAsNativeObject, templateSearchPath } = settings;
  return {
    description,
    docMd,
    tags,
    timezone,
    catchup,
    maxActiveRuns,
    maxActiveTasks,
    failFast,
    dagRunTimeoutSeconds,
    isPausedUponCreation,
    renderTemplateAsNativeObject,
    templateSearchPath,
    ...settings.seldomSaid,
  };
}

/** A Dag without a start date of its own starts with the first of its tasks. */
function datesOf({ dagId, settings, defaultArgs }: DagState, tasks: readonly SerializedTask[]) {
  const place = { dagId, taskId: null };
  const read = (name: "startDate" | "endDate") =>
    readDate(place, name, settings[name] ?? defaultArgs[name], settings.timezone);
  const defaultStartDate = readDate(place, "startDate", defaultArgs.startDate, settings.timezone);
  const taskStarts = tasks.flatMap(({ startDate }) => (startDate === null ? [] : [startDate]));
  const earliest = taskStarts.reduce<SerializedDag["startDate"]>(
    (least, start) => (least === null || start < least ? start : least),
    null,
  );
  return {
    startDate: read("startDate") ?? earliest,
    ...(defaultStartDate === null ? {} : { defaultStartDate }),
    endDate: read("endDate"),
  };
}

function checkDag(dag: SerializedDag): void {
  const cycle = taskGraph(dag).findCycle();
  if (cycle !== null) throw new DagCycleError(dag.dagId, cycle);
  if (dag.schedule.kind !== "none") {
    checkActiveRunsLimit(dag);
    // Parity: an empty list of assets needs no start date.
    const isEmptyList = dag.schedule.kind === "assets" && assetReferencesIn(dag.schedule.condition).length === 0;
    if (dag.startDate === null && !isEmptyList) {
      throw new InvalidOptionError(
        { dagId: dag.dagId, taskId: null },
        "it has a schedule but no start date: add startDate, or set schedule to null to run it by hand only.",
      );
    }
    checkParamsHaveDefaults(dag);
  }
  checkRulesBelowSetups(dag);
  checkFailFast(dag);
  checkMapping(dag);
}

function checkActiveRunsLimit(dag: SerializedDag): void {
  const limit = timetableOf(dag.schedule).activeRunsLimit;
  if (limit === null || dag.maxActiveRuns <= limit) return;
  throw new InvalidOptionError(
    { dagId: dag.dagId, taskId: null },
    `its schedule allows one active run at a time and maxActiveRuns is ${dag.maxActiveRuns}: set maxActiveRuns to 1.`,
  );
}

/** Nobody is there to give a param when a schedule starts a run: every default has to do. */
function checkParamsHaveDefaults(dag: SerializedDag): void {
  const resolved = resolveParams(dag.params, {});
  if (resolved.kind === "params") return;
  throw new InvalidOptionError(
    { dagId: dag.dagId, taskId: null },
    `it runs on a schedule, where nobody can give a param, so each needs a default that fits. ${resolved.message}`,
  );
}

/** Parity: what stands directly below a setup runs only when that succeeded; another rule would promise more. */
function checkRulesBelowSetups(dag: SerializedDag): void {
  const graph = taskGraph(dag);
  for (const setup of dag.tasks.filter(({ isSetup }) => isSetup)) {
    for (const taskId of setup.downstreamTaskIds) {
      const { isTeardown, triggerRule } = graph.task(taskId);
      if (isTeardown || triggerRule === "all_success") continue;
      throw new InvalidOptionError(
        { dagId: dag.dagId, taskId },
        `its trigger rule is "${triggerRule}", but directly below the setup "${setup.taskId}" only "all_success" is possible: take the rule away, or the edge.`,
      );
    }
  }
}
