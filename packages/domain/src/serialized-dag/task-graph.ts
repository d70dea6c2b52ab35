import type { SerializedDag, SerializedTask } from "./serialized-dag.ts";

/** What stands in a group, or at the top of a Dag, with all that is in it. */
export type OrderedChild =
  | { readonly kind: "task"; readonly taskId: string }
  | { readonly kind: "group"; readonly groupId: string; readonly children: readonly OrderedChild[] };

/**
 * A Dag's tasks as a graph, to be asked about.
 *
 * Answers that cost a walk are remembered, so one graph serves a Dag version for as long as it is in memory.
 */
export interface TaskGraph {
  readonly dag: SerializedDag;
  /** In order of declaration. */
  readonly taskIds: readonly string[];
  /** Tasks with nothing upstream, in order of declaration. */
  readonly rootIds: readonly string[];
  /** The task of that id, which must exist. */
  task(taskId: string): SerializedTask;
  findTask(taskId: string): SerializedTask | null;
  /** Direct upstream tasks, each once. */
  upstreamIds(taskId: string): readonly string[];
  /** Direct downstream tasks, each once, in order of declaration. */
  downstreamIds(taskId: string): readonly string[];
  /** Everything that can be reached from the given tasks, nearest first; they themselves only if one lies below another. */
  transitiveDownstream(taskIds: Iterable<string>): ReadonlySet<string>;
  /** Everything from which the given tasks can be reached, nearest first. */
  transitiveUpstream(taskIds: Iterable<string>): ReadonlySet<string>;
  /** The order in which tasks are shown: upstream first, groups kept together. */
  topologicalOrder(): readonly string[];
  /** The same order, as tasks and groups within groups; groups without tasks are in it. */
  displayOrder(): readonly OrderedChild[];
  /** The ids along a cycle, the first repeated at the end; `null` when there is none. */
  findCycle(): readonly string[] | null;
  hasGroup(groupId: string): boolean;
  /** The tasks of a group and of the groups in it, in order of declaration. */
  groupTaskIds(groupId: string): readonly string[];
  /** The tasks for which the group stands as a downstream: those without an upstream inside it. */
  groupRoots(groupId: string): readonly string[];
  /** The tasks for which the group stands as an upstream: its last work, teardowns left out. */
  groupLeaves(groupId: string): readonly string[];
  /** The setups whose end decides about a task; none for a teardown. */
  relevantSetups(taskId: string): readonly string[];
  /** The tasks that a setup decides about although they are not directly below it; none for any other task. */
  governedTaskIds(setupId: string): readonly string[];
}
