import { invariant } from "../invariant.ts";
import { findCycle } from "./find-cycle.ts";
import { groupLeaves, groupRoots, tasksByGroup } from "./group-ends.ts";
import { relevantSetups } from "./relevant-setups.ts";
import type { SerializedDag } from "./serialized-dag.ts";
import type { TaskGraph } from "./task-graph.ts";
import { displayOrder, taskIdsInOrder } from "./topological-order.ts";

const GRAPHS = new WeakMap<SerializedDag, TaskGraph>();

/** The graph of a Dag, made once per Dag object. */
export function taskGraph(dag: SerializedDag): TaskGraph {
  const known = GRAPHS.get(dag);
  if (known !== undefined) return known;
  const graph = buildTaskGraph(dag);
  GRAPHS.set(dag, graph);
  return graph;
}

const NONE: readonly string[] = [];

function buildTaskGraph(dag: SerializedDag): TaskGraph {
  const tasks = new Map(dag.tasks.map((task) => [task.taskId, task]));
  const upstream = upstreamByTask(dag);
  const groups = remember(() => tasksByGroup(dag));
  const shown = remember(() => displayOrder(graph));
  const order = remember(() => taskIdsInOrder(shown()));
  const cycle = remember(() => findCycle(graph));
  const setups = new Map<string, readonly string[]>();
  const governed = remember(() => governedBySetup(graph));
  const hasSetups = dag.tasks.some((task) => task.isSetup);

  const graph: TaskGraph = {
    dag,
    taskIds: dag.tasks.map((task) => task.taskId),
    rootIds: dag.tasks.filter((task) => !upstream.has(task.taskId)).map((task) => task.taskId),
    task(taskId) {
      const task = tasks.get(taskId);
      invariant(task !== undefined, `The Dag "${dag.dagId}" has no task "${taskId}".`);
      return task;
    },
    findTask: (taskId) => tasks.get(taskId) ?? null,
    upstreamIds: (taskId) => upstream.get(taskId) ?? NONE,
    downstreamIds: (taskId) => tasks.get(taskId)?.downstreamTaskIds ?? NONE,
    transitiveDownstream: (taskIds) => reach(taskIds, graph.downstreamIds),
    transitiveUpstream: (taskIds) => reach(taskIds, graph.upstreamIds),
    topologicalOrder: order,
    displayOrder: shown,
    findCycle: cycle,
    hasGroup: (groupId) => groups().has(groupId),
    groupTaskIds: (groupId) => groups().get(groupId) ?? NONE,
    groupRoots: (groupId) => groupRoots(graph, groupId),
    groupLeaves: (groupId) => groupLeaves(graph, groupId),
    relevantSetups(taskId) {
      if (!hasSetups) return NONE;
      const known = setups.get(taskId) ?? relevantSetups(graph, taskId);
      setups.set(taskId, known);
      return known;
    },
    governedTaskIds: (setupId) => (hasSetups ? (governed().get(setupId) ?? NONE) : NONE),
  };
  return graph;
}

function upstreamByTask(dag: SerializedDag): ReadonlyMap<string, readonly string[]> {
  const upstream = new Map<string, string[]>();
  for (const task of dag.tasks) {
    for (const downstreamTaskId of task.downstreamTaskIds) {
      const known = upstream.get(downstreamTaskId);
      if (known === undefined) upstream.set(downstreamTaskId, [task.taskId]);
      else if (!known.includes(task.taskId)) known.push(task.taskId);
    }
  }
  return upstream;
}

function governedBySetup(graph: TaskGraph): ReadonlyMap<string, readonly string[]> {
  const governed = new Map<string, string[]>();
  for (const taskId of graph.taskIds) {
    for (const setupId of graph.relevantSetups(taskId)) {
      if (graph.downstreamIds(setupId).includes(taskId)) continue;
      const known = governed.get(setupId);
      if (known === undefined) governed.set(setupId, [taskId]);
      else known.push(taskId);
    }
  }
  return governed;
}

/** Breadth first, so that a set reads from near to far. */
function reach(taskIds: Iterable<string>, neighbours: (taskId: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const taskId of taskIds) {
    for (const neighbour of neighbours(taskId)) reached.add(neighbour);
  }
  // A set's iteration also visits what is added on the way.
  for (const taskId of reached) {
    for (const neighbour of neighbours(taskId)) reached.add(neighbour);
  }
  return reached;
}

function remember<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
