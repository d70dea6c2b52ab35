import { invariant, RETURN_VALUE_KEY, type TaskGraph, UNMAPPED } from "@baram/domain";
import type { MapIndexRange, PulledXCom, Workload } from "@baram/execution-api";
import type { PulledValue, TaskElements, XComReader } from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";
import type { AttemptXComs } from "./attempt-xcoms.ts";
import { mappedGroupsAround } from "./mapped-levels.ts";
import type { ReturnedLists } from "./returned-lists.ts";

/** What the reader of an attempt's XComs is made of. */
export interface XComReaderParts {
  readonly client: Pick<ExecutionClient, "ask">;
  readonly graph: TaskGraph;
  readonly workload: Workload;
  readonly lists: ReturnedLists;
  /** Gives the values of what is stored. */
  readonly stored: Pick<AttemptXComs, "read">;
}

/** Which instances of a task an attempt sees. */
type View =
  | { readonly kind: "one"; readonly mapIndex: number }
  | { readonly kind: "several"; readonly mapIndexes: MapIndexRange | null; readonly isMappedTask: boolean };

/** Reads the XComs that a task's inputs refer to, each once, however many fields of it are used. */
export function xcomReader(parts: XComReaderParts): XComReader {
  const { client, workload, lists, stored } = parts;
  const pulled = new Map<string, Promise<PulledValue>>();
  const lengths = new Map<string, Promise<readonly number[]>>();
  const places: MapPlaces = {
    ...parts,
    lengthsOf: (taskId) => {
      const known = lengths.get(taskId) ?? client.ask({ kind: "getMapLengths", taskId });
      lengths.set(taskId, known);
      return known;
    },
  };
  return {
    pull: (taskId, key) => {
      const name = JSON.stringify([taskId, key]);
      const known = pulled.get(name) ?? pull(places, taskId, key);
      pulled.set(name, known);
      return known;
    },
    elements: async (taskId): Promise<TaskElements> => {
      const view = await viewOf(places, taskId);
      if (view.kind === "one") {
        const { dagId, runId } = workload.key;
        const reading = { client, stored, bundleHash: workload.bundle.hash };
        const value = await lists.read(reading, { dagId, runId, taskId, mapIndex: view.mapIndex });
        return { kind: "value", value };
      }
      const { mapIndexes } = view;
      return {
        kind: "instances",
        length: () => client.ask({ kind: "countReturnValues", taskId, mapIndexes }),
        at: async (place) => {
          const found = await client.ask({ kind: "pullReturnValueAt", taskId, mapIndexes, place });
          return found === null ? null : { value: await stored.read(found.value) };
        },
      };
    },
    indexInGroup: (groupId) => indexInGroup(places, groupId),
  };
}

interface MapPlaces extends XComReaderParts {
  readonly lengthsOf: (taskId: string) => Promise<readonly number[]>;
}

async function pull(places: MapPlaces, taskId: string, key: string): Promise<PulledValue> {
  const view = await viewOf(places, taskId);
  if (view.kind === "one") {
    const given = givenWith(places.workload, { taskId, key, mapIndex: view.mapIndex });
    if (given !== null) return { kind: "value", value: await places.stored.read(given.value) };
  }
  const mapIndexes = view.kind === "one" ? { from: view.mapIndex, to: view.mapIndex } : view.mapIndexes;
  const found = await places.client.ask({ kind: "pullXComsOfTask", taskId, key, mapIndexes });
  const values: unknown[] = [];
  for (const { value } of found) values.push(await places.stored.read(value));
  if (view.kind === "one") return { kind: "value", value: values[0] };
  return { kind: "instances", values, isMappedTask: view.isMappedTask };
}

/** What came with the workload, so that nobody has to be asked. */
function givenWith(
  { returned = [] }: Workload,
  { taskId, key, mapIndex }: { readonly taskId: string; readonly key: string; readonly mapIndex: number },
): PulledXCom | null {
  if (key !== RETURN_VALUE_KEY) return null;
  return returned.find((value) => value.taskId === taskId && value.mapIndex === mapIndex) ?? null;
}

/**
 * Parity: inside a mapped group a task of the same group means the same index; from outside it means all of them; and a
 * task outside, read from inside, gives its whole value.
 */
async function viewOf(places: MapPlaces, taskId: string): Promise<View> {
  const { graph, workload } = places;
  if (graph.task(taskId).expansion !== null) return { kind: "several", mapIndexes: null, isMappedTask: true };
  const theirs = mappedGroupsAround(graph, taskId);
  if (theirs.length === 0) return { kind: "one", mapIndex: UNMAPPED };
  const own = mappedGroupsAround(graph, workload.key.taskId);
  const common = theirs.findIndex((groupId, level) => own[level] !== groupId);
  if (common === 0) return { kind: "several", mapIndexes: null, isMappedTask: false };
  const isWholeIndex = common === -1;
  const index = await indexAtLevel(places, isWholeIndex ? theirs.length : common);
  if (isWholeIndex) return { kind: "one", mapIndex: index };
  // A task of the outer group reads all indexes of the inner one that belong to its own.
  const size = product((await places.lengthsOf(taskId)).slice(common));
  return {
    kind: "several",
    mapIndexes: { from: index * size, to: index * size + size - 1 },
    isMappedTask: false,
  };
}

/** The attempt's index as far as its outermost mapped groups go: that of the groups inside them left out. */
async function indexAtLevel({ graph, workload, lengthsOf }: MapPlaces, levels: number): Promise<number> {
  const { taskId, mapIndex } = workload.key;
  if (mappedGroupsAround(graph, taskId).length === levels) return mapIndex;
  return Math.floor(mapIndex / product((await lengthsOf(taskId)).slice(levels)));
}

async function indexInGroup(places: MapPlaces, groupId: string): Promise<number> {
  const { graph, workload, lengthsOf } = places;
  const { taskId } = workload.key;
  const level = mappedGroupsAround(graph, taskId).indexOf(groupId);
  invariant(
    level !== -1,
    `The task "${taskId}" uses the inputs of the task group "${groupId}", which is not around it.`,
  );
  const index = await indexAtLevel(places, level + 1);
  if (level === 0) return index;
  const length = (await lengthsOf(taskId))[level];
  invariant(length !== undefined, `The task "${taskId}" runs without having been expanded.`);
  return index % length;
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((size, length) => size * length, 1);
}
