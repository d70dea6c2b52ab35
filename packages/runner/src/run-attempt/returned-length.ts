import { type SerializedDag, type SerializedTask, type TaskGraph, tasksThatGiveTheLength } from "@baram/domain";
import { mappedGroupsAround } from "./mapped-levels.ts";

/*
 * Parity: who returns what cannot be mapped over fails itself, rather than the tasks that are mapped over it. The names
 * are Airflow's.
 */

/** A task returned nothing, though something is mapped over it. Fails the attempt, which may be tried again. */
export class XComForMappingNotPushed extends Error {
  override readonly name = "XComForMappingNotPushed";
}

/** A task returned what has no elements, though something is mapped over it. */
export class UnmappableXComTypePushed extends Error {
  override readonly name = "UnmappableXComTypePushed";
}

/** A task returned more elements than something may be mapped over. */
export class UnmappableXComLengthPushed extends Error {
  override readonly name = "UnmappableXComLengthPushed";
}

/**
 * How many elements a result has, if something is mapped over the task; `null` otherwise.
 *
 * Parity: the instances of a mapped task may return anything, for as many are made of what is mapped over it as there
 * are instances that returned something.
 */
export function returnedLengthOf(given: {
  readonly graph: TaskGraph;
  readonly task: SerializedTask;
  readonly result: unknown;
  readonly maxMapLength: number;
}): number | null {
  const { graph, task, result, maxMapLength } = given;
  if (!isListForMapping(graph, task)) return null;
  if (result === null || result === undefined || !task.doXcomPush) {
    const what = task.doXcomPush ? "returned nothing" : "does not store what it returns";
    throw new XComForMappingNotPushed(
      `Task "${task.taskId}" ${what}, but something is mapped over it; return a list or an object, an empty one to skip.`,
    );
  }
  const length = lengthOf(result);
  if (length === null) {
    throw new UnmappableXComTypePushed(
      `Task "${task.taskId}" returned a value of type ${typeNameOf(result)}, but something is mapped over it; return a list or an object.`,
    );
  }
  if (length > maxMapLength) {
    throw new UnmappableXComLengthPushed(
      `Task "${task.taskId}" returned ${length} elements, but something is mapped over it and ${maxMapLength} are allowed; return fewer, or raise [core] max_map_length.`,
    );
  }
  return length;
}

function lengthOf(result: unknown): number | null {
  if (Array.isArray(result)) return result.length;
  if (typeof result !== "object" || result === null) return null;
  const prototype: unknown = Object.getPrototypeOf(result);
  return prototype === Object.prototype || prototype === null ? Object.keys(result).length : null;
}

function typeNameOf(value: unknown): string {
  return typeof value === "object" ? ((value as object).constructor.name ?? "object") : typeof value;
}

const SOURCES = new WeakMap<SerializedDag, ReadonlySet<string>>();

/** Whether something is mapped over the list that each instance of a task returns, rather than over its instances. */
function isListForMapping(graph: TaskGraph, task: SerializedTask): boolean {
  if (task.expansion !== null || !sourcesOf(graph.dag).has(task.taskId)) return false;
  return mappedGroupsAround(graph, task.taskId).length === 0;
}

function sourcesOf(dag: SerializedDag): ReadonlySet<string> {
  const known = SOURCES.get(dag);
  if (known !== undefined) return known;
  const expansions = [...dag.tasks, ...dag.taskGroups].map(({ expansion }) => expansion);
  const sources = new Set(expansions.flatMap((length) => (length === null ? [] : tasksThatGiveTheLength(length))));
  SOURCES.set(dag, sources);
  return sources;
}
