import {
  partName,
  resultsThatGiveTheLength,
  type SerializedDag,
  type SerializedTask,
  type TaskGraph,
} from "@baram/domain";
import { mappedGroupsAround } from "./mapped-levels.ts";

/*
 * Parity: who returns what cannot be mapped over fails itself, rather than the tasks that are mapped over it. The names
 * are Airflow's.
 */

/** A task returned nothing, though something is mapped over it. Fails the attempt, which may be tried again. */
class XComForMappingNotPushed extends Error {
  override readonly name = "XComForMappingNotPushed";
}

/** A task returned what has no elements, though something is mapped over it. */
class UnmappableXComTypePushed extends Error {
  override readonly name = "UnmappableXComTypePushed";
}

/** A task returned more elements than something may be mapped over. */
class UnmappableXComLengthPushed extends Error {
  override readonly name = "UnmappableXComLengthPushed";
}

/** How long a result is, and the parts of it, over which something is mapped. */
export interface ReturnedLengths {
  /** `null` unless something is mapped over the whole. */
  readonly returnedLength: number | null;
  /** By the name of the part; absent unless something is mapped over one. */
  readonly returnedLengths?: Readonly<Record<string, number>>;
}

/**
 * How many elements a result has, if something is mapped over the task.
 *
 * Parity: the instances of a mapped task may return anything, for as many are made of what is mapped over it as there
 * are instances that returned something.
 */
export function returnedLengthsOf(given: {
  readonly graph: TaskGraph;
  readonly task: SerializedTask;
  readonly result: unknown;
  readonly maxMapLength: number;
}): ReturnedLengths {
  const lengths = pathsToLists(given).map((path) => [path, checkedLength(given, path)] as const);
  const whole = lengths.find(([path]) => path.length === 0)?.[1] ?? null;
  const parts = lengths.filter(([path]) => path.length > 0).map(([path, length]) => [partName(path), length] as const);
  return { returnedLength: whole, ...(parts.length === 0 ? {} : { returnedLengths: Object.fromEntries(parts) }) };
}

function checkedLength(
  { task, result, maxMapLength }: Parameters<typeof returnedLengthsOf>[0],
  path: readonly string[],
): number {
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

type Paths = readonly (readonly string[])[];

const PATHS = new WeakMap<SerializedDag, ReadonlyMap<string, Paths>>();

/**
 * Where in a task's result the lists are that something is mapped over; none for a task over whose instances, rather
 * than over what each of them returns, something is mapped.
 */
function pathsToLists({ graph, task }: { readonly graph: TaskGraph; readonly task: SerializedTask }): Paths {
  if (task.expansion !== null || mappedGroupsAround(graph, task.taskId).length > 0) return [];
  return pathsOf(graph.dag).get(task.taskId) ?? [];
}

/** By task, each path once. */
function pathsOf(dag: SerializedDag): ReadonlyMap<string, Paths> {
  const known = PATHS.get(dag);
  if (known !== undefined) return known;
  const expansions = [...dag.tasks, ...dag.taskGroups].map(({ expansion }) => expansion);
  const paths = new Map<string, (readonly string[])[]>();
  for (const { taskId, path = [] } of expansions.flatMap((one) =>
    one === null ? [] : resultsThatGiveTheLength(one),
  )) {
    const ofTask = paths.get(taskId) ?? [];
    if (!ofTask.some((other) => partName(other) === partName(path))) paths.set(taskId, [...ofTask, path]);
  }
  PATHS.set(dag, paths);
  return paths;
}
