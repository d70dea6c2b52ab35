import { type CronExpressionResult, parseCronExpression } from "../timetable/cron-expression.ts";
import { parseDeltaSchedule, type ScheduleResult } from "../timetable/parse-schedule.ts";
import { taskGraph } from "./build-task-graph.ts";
import { tasksThatGiveTheLength } from "./map-length.ts";
import { aSerializedDag } from "./schema.ts";
import { SERIALIZED_DAG_SCHEMA_VERSION, type SerializedDag, type SerializedMapLength } from "./serialized-dag.ts";
import type { SerializedSchedule } from "./serialized-schedule.ts";
import { isRecord } from "./shape-check.ts";
import { upgradeSerializedDag } from "./upgrade-serialized-dag.ts";

/** A Dag that a runner sent, or why it is none. */
export type ParsedSerializedDag =
  | { readonly kind: "dag"; readonly dag: SerializedDag }
  | { readonly kind: "refused"; readonly message: string };

/** Deeper groups exhaust the stack of whoever draws them. */
const GROUP_DEPTH_MAXIMUM = 100;

/**
 * Reads a Dag that a runner sent or that was stored, also one of an earlier schema version.
 *
 * A runner executes author code and is not trusted: what passes here can be walked, scheduled and shown without a
 * look back at its shape. Fields that are not known are let pass.
 */
export function parseSerializedDag(received: unknown): ParsedSerializedDag {
  const json = upgradeSerializedDag(received);
  if (isRecord(json) && isNewerVersion(json["schemaVersion"])) {
    const message = `The serialized Dag has schema version ${json["schemaVersion"]}, and this Baram reads version ${SERIALIZED_DAG_SCHEMA_VERSION}; update Baram, or install the same version of it in the project of the Dags.`;
    return { kind: "refused", message };
  }
  const problem = aSerializedDag(json);
  if (problem !== null) {
    const where = problem.path.replace(/^\./, "") || "it";
    return { kind: "refused", message: `The serialized Dag is not valid: ${where} must be ${problem.expected}.` };
  }
  // Every field has been looked at above.
  const dag = json as SerializedDag;
  const message = findBadSchedule(dag.schedule) ?? findBadId(dag) ?? findBadReference(dag) ?? findCycleIn(dag);
  return message === null ? { kind: "dag", dag } : { kind: "refused", message };
}

function isNewerVersion(version: unknown): version is number {
  return typeof version === "number" && version > SERIALIZED_DAG_SCHEMA_VERSION;
}

function findBadSchedule(schedule: SerializedSchedule): string | null {
  switch (schedule.kind) {
    case "none":
    case "once":
    case "continuous":
    case "events":
    case "custom":
    case "assets":
      return null;
    case "cron":
    case "cronTrigger":
      return messageOf(parseCronExpression(schedule.expression));
    case "delta":
      return messageOf(parseDeltaSchedule(schedule.delta));
    case "assetsOrTime":
      return findBadSchedule(schedule.time);
  }
}

function messageOf(result: CronExpressionResult | ScheduleResult): string | null {
  return result.kind === "refused" ? result.message : null;
}

/** Ids of tasks and groups are of one kind: a branch may name either. */
function findBadId(dag: SerializedDag): string | null {
  const known = new Set<string>();
  const groupDepths = new Map<string, number>();
  for (const { groupId, parentGroupId } of dag.taskGroups) {
    if (known.has(groupId)) return `The task group id "${groupId}" is used twice in the Dag "${dag.dagId}".`;
    known.add(groupId);
    const parentDepth = parentGroupId === null ? 0 : groupDepths.get(parentGroupId);
    if (parentDepth === undefined) {
      return `The task group "${groupId}" of the Dag "${dag.dagId}" is inside "${parentGroupId}", which does not stand before it.`;
    }
    if (parentDepth === GROUP_DEPTH_MAXIMUM) {
      return `The task group "${groupId}" of the Dag "${dag.dagId}" is nested more than ${GROUP_DEPTH_MAXIMUM} deep.`;
    }
    groupDepths.set(groupId, parentDepth + 1);
  }
  for (const { taskId } of dag.tasks) {
    if (known.has(taskId)) return `The id "${taskId}" is used twice in the Dag "${dag.dagId}".`;
    known.add(taskId);
  }
  return null;
}

function findBadReference(dag: SerializedDag): string | null {
  const taskIds = new Set(dag.tasks.map(({ taskId }) => taskId));
  const groupIds = new Set(dag.taskGroups.map(({ groupId }) => groupId));
  const mappedGroup = dag.taskGroups.find(({ expansion }) => findUnknownSource(expansion, taskIds) !== null);
  if (mappedGroup !== undefined) {
    const unknownId = findUnknownSource(mappedGroup.expansion, taskIds);
    return `The task group "${mappedGroup.groupId}" of the Dag "${dag.dagId}" is expanded over the task "${unknownId}", which does not exist.`;
  }
  for (const { taskId, downstreamTaskIds, inputTaskIds, groupId, expansion } of dag.tasks) {
    const subject = `The task "${taskId}" of the Dag "${dag.dagId}"`;
    if (groupId !== null && !groupIds.has(groupId))
      return `${subject} is in the task group "${groupId}", which does not exist.`;
    const unknownId =
      [...downstreamTaskIds, ...inputTaskIds].find((id) => !taskIds.has(id)) ?? findUnknownSource(expansion, taskIds);
    if (unknownId !== null) return `${subject} refers to the task "${unknownId}", which does not exist.`;
    if (new Set(downstreamTaskIds).size < downstreamTaskIds.length) return `${subject} names a downstream task twice.`;
  }
  return null;
}

function findUnknownSource(expansion: SerializedMapLength | null, taskIds: ReadonlySet<string>): string | null {
  if (expansion === null) return null;
  return tasksThatGiveTheLength(expansion).find((taskId) => !taskIds.has(taskId)) ?? null;
}

function findCycleIn(dag: SerializedDag): string | null {
  const cycle = taskGraph(dag).findCycle();
  return cycle === null ? null : `The tasks of the Dag "${dag.dagId}" form a cycle: ${cycle.join(" → ")}.`;
}
