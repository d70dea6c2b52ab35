import type { TaskGraph } from "../serialized-dag/task-graph.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { type DagMapping, sharedLevels } from "./dag-mapping.ts";
import type { InstanceCounts } from "./instance-counts.ts";
import { indexesIn, relatedIndexes } from "./related-indexes.ts";

/** What is known of the instances of a run, as far as it has been read. */
export interface KnownStates {
  readonly graph: TaskGraph;
  /** `null` where nothing is mapped. */
  readonly mapping: DagMapping | null;
  /** How often each level around an expanded task is repeated; `null` for a task that is not mapped, or not expanded. */
  lengthsOf(taskId: string): readonly number[] | null;
  /** How the instances of an expanded task stand. */
  countsOf(taskId: string): InstanceCounts | null;
  /** The instances of a task that is not expanded. */
  instancesOf(taskId: string): readonly { readonly mapIndex: number; readonly state: TaskInstanceState }[];
  /** The state of one instance of an expanded task. */
  stateAt(taskId: string, mapIndex: number): TaskInstanceState | null;
}

/** How many mapped groups two tasks share. */
export function levelsShared({ mapping }: Pick<KnownStates, "mapping">, taskId: string, otherId: string): number {
  return mapping === null ? 0 : sharedLevels(mapping.find(taskId), mapping.find(otherId));
}

/** The indexes of an expanded task that belong to one instance of another, with which it shares mapped groups. */
export function indexesMet(
  states: Pick<KnownStates, "mapping" | "lengthsOf">,
  given: { readonly taskId: string; readonly mapIndex: number; readonly otherId: string },
): Iterable<number> {
  const { taskId, mapIndex, otherId } = given;
  return indexesIn(
    relatedIndexes({
      mapIndex,
      lengths: states.lengthsOf(taskId) ?? [],
      otherLengths: states.lengthsOf(otherId) ?? [],
      sharedLevels: levelsShared(states, taskId, otherId),
    }),
  );
}
