import { resultsThatGiveTheLength, type SerializedDag, type SerializedTask, type TaskGraph } from "@baram/domain";
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
  const path = pathToList(graph, task);
  if (path === null) return null;
  const list = partOf(result, path);
  const where = path.length === 0 ? "" : ` under "${path.join(".")}"`;
  if (list === null || list === undefined || !task.doXcomPush) {
    const what = task.doXcomPush ? `returned nothing${where}` : "does not store what it returns";
    throw new XComForMappingNotPushed(
      `Task "${task.taskId}" ${what}, but something is mapped over it; return a list or an object, an empty one to skip.`,
    );
  }
  const length = lengthOf(list);
  if (length === null) {
    throw new UnmappableXComTypePushed(
      `Task "${task.taskId}" returned a value of type ${typeNameOf(list)}${where}, but something is mapped over it; return a list or an object.`,
    );
  }
  if (length > maxMapLength) {
    throw new UnmappableXComLengthPushed(
      `Task "${task.taskId}" returned ${length} elements${where}, but something is mapped over it and ${maxMapLength} are allowed; return fewer, or raise [core] max_map_length.`,
    );
  }
  return length;
}

function partOf(value: unknown, path: readonly string[]): unknown {
  let part = value;
  for (const field of path) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, field)) return undefined;
    part = Reflect.get(part, field);
  }
  return part;
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

const PATHS = new WeakMap<SerializedDag, ReadonlyMap<string, readonly string[]>>();

/**
 * Where in a task's result the list is that something is mapped over; `null` for a task over whose instances, rather
 * than over what each of them returns, something is mapped.
 */
function pathToList(graph: TaskGraph, task: SerializedTask): readonly string[] | null {
  if (task.expansion !== null || mappedGroupsAround(graph, task.taskId).length > 0) return null;
  return pathsOf(graph.dag).get(task.taskId) ?? null;
}

/** By task; all that is mapped over one task is mapped over the same part of its result. */
function pathsOf(dag: SerializedDag): ReadonlyMap<string, readonly string[]> {
  const known = PATHS.get(dag);
  if (known !== undefined) return known;
  const expansions = [...dag.tasks, ...dag.taskGroups].map(({ expansion }) => expansion);
  const results = expansions.flatMap((length) => (length === null ? [] : resultsThatGiveTheLength(length)));
  const paths = new Map(results.map(({ taskId, path = [] }) => [taskId, path]));
  PATHS.set(dag, paths);
  return paths;
}
