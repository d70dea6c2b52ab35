import {
  dagMapping,
  indexesMet,
  isDecider,
  type KnownStates,
  levelsShared,
  type TaskGraph,
  tasksAround,
} from "@baram/domain";
import {
  countsOfExpansion,
  lengthsOfExpansion,
  listTaskStates,
  listTaskStatesByIndex,
  type MetadataReader,
  readTaskExpansions,
  type TaskInstanceRow,
} from "@baram/metadata-store";

/** A branch or short circuit whose decision concerns an instance. */
export interface DecidingInstance {
  readonly id: number;
}

/** What is known around an instance, and whose decisions concern it. */
export interface StatesAround {
  readonly states: KnownStates;
  readonly deciders: readonly DecidingInstance[];
}

/**
 * Reads how all that decides about an instance stands. Expanded tasks are read as counts, and single instances of them
 * only where the instance meets these by index.
 */
export async function readStatesAround(
  reader: MetadataReader,
  instance: TaskInstanceRow,
  graph: TaskGraph,
): Promise<StatesAround> {
  const { dagRunId, taskId, mapIndex } = instance;
  const mapping = dagMapping(graph.dag);
  const around = tasksAround({ graph, mapping }, taskId);
  const mappedIds = mapping === null ? [] : [taskId, ...around].filter((id) => mapping.find(id) !== null);
  const rows = await readTaskExpansions(reader, { dagRunId, taskIds: mappedIds });
  const expansions = new Map(rows.map((row) => [row.taskId, row]));
  const lengthsOf = (id: string) => {
    const expansion = expansions.get(id);
    return expansion === undefined ? null : lengthsOfExpansion(expansion);
  };
  const single = await listTaskStates(reader, { dagRunId, taskIds: around.filter((id) => !expansions.has(id)) });
  const met: (typeof single)[number][] = [];
  if (mapIndex >= 0) {
    for (const otherId of around.filter((id) => expansions.has(id))) {
      const isMet = expansions.has(taskId) && levelsShared({ mapping }, taskId, otherId) > 0;
      const mapIndexes = isMet ? [...indexesMet({ mapping, lengthsOf }, { taskId, mapIndex, otherId })] : [mapIndex];
      met.push(...(await listTaskStatesByIndex(reader, { dagRunId, taskId: otherId, mapIndexes })));
    }
  }
  const states: KnownStates = {
    graph,
    mapping,
    lengthsOf,
    countsOf: (id) => {
      const expansion = expansions.get(id);
      return expansion === undefined ? null : countsOfExpansion(expansion);
    },
    instancesOf: (id) => single.filter((row) => row.taskId === id),
    stateAt: (id, index) => met.find((row) => row.taskId === id && row.mapIndex === index)?.state ?? null,
  };
  const upstreamIds = graph.upstreamIds(taskId);
  // A plain decider decides about every instance, a mapped one about the indexes that meet.
  const deciders = [...single.filter((row) => row.mapIndex < 0), ...met].filter(
    ({ taskId: id }) => upstreamIds.includes(id) && isDecider(graph, id),
  );
  return { states, deciders };
}
