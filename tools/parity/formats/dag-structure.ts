import { type OrderedChild, type SerializedDag, type TaskGraph, taskGraph, totalPriorityWeights } from "@baram/domain";
import { serializeDag } from "@baram/sdk/runtime";
import { buildStructure, type GivenStructure } from "../dag-structure/build-structure.ts";
import { isErrorKind } from "../error-kinds.ts";
import { compareValues, type ParityFormat } from "../parity-format.ts";

interface ExpectedStructure {
  readonly error?: string;
}

/** `dag-structure/1`: what the declarations of a Dag make of its graph. Nothing is run. */
export const dagStructure: ParityFormat = {
  format: "dag-structure/1",
  run({ given, expected: recorded }) {
    const expected = recorded as ExpectedStructure & Readonly<Record<string, unknown>>;
    let serialized: SerializedDag;
    try {
      serialized = serializeDag(buildStructure(given as GivenStructure));
    } catch (error) {
      if (expected.error !== undefined && isErrorKind(error, expected.error)) return { kind: "passed" };
      throw error;
    }
    const actual = describeStructure(serialized);
    // A recording leaves out what does not apply to it.
    const compared = Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key]]));
    return compareValues({ expected, actual: compared });
  },
};

function describeStructure(dag: SerializedDag): Readonly<Record<string, unknown>> {
  const graph = taskGraph(dag);
  return {
    edges: dag.tasks
      .flatMap(({ taskId, downstreamTaskIds }) => downstreamTaskIds.map((below) => [taskId, below] as const))
      .toSorted(byText),
    edge_info: edgeInfo(dag),
    roots: [...graph.rootIds].toSorted(),
    leaves: graph.taskIds.filter((taskId) => graph.downstreamIds(taskId).length === 0).toSorted(),
    topological_order: graph.topologicalOrder(),
    display_order: graph.displayOrder().map(describeChild),
    priority_weight: Object.fromEntries(totalPriorityWeights(dag)),
    setups: idsOf(dag, ({ isSetup }) => isSetup),
    teardowns: idsOf(dag, ({ isTeardown }) => isTeardown),
    trigger_rules: Object.fromEntries(dag.tasks.map(({ taskId, triggerRule }) => [taskId, triggerRule])),
    group_edges: groupEdges(graph),
  };
}

function byText([one, below]: readonly [string, string], [other, otherBelow]: readonly [string, string]): number {
  if (one !== other) return one < other ? -1 : 1;
  return below < otherBelow ? -1 : 1;
}

function edgeInfo({ edgeLabels }: SerializedDag): Readonly<Record<string, Readonly<Record<string, object>>>> {
  const info: Record<string, Record<string, object>> = {};
  for (const { upstreamId, downstreamId, label } of edgeLabels) {
    info[upstreamId] = { ...info[upstreamId], [downstreamId]: { label } };
  }
  return info;
}

function describeChild(child: OrderedChild): unknown {
  return child.kind === "task" ? child.taskId : [child.groupId, child.children.map(describeChild)];
}

function idsOf(dag: SerializedDag, wanted: (task: SerializedDag["tasks"][number]) => boolean): readonly string[] {
  return dag.tasks
    .filter(wanted)
    .map(({ taskId }) => taskId)
    .toSorted();
}

function groupEdges(graph: TaskGraph): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const isGroup = (id: string) => graph.hasGroup(id);
  const isTask = (id: string) => !graph.hasGroup(id);
  return Object.fromEntries(
    graph.dag.taskGroups.flatMap(({ groupId, upstreamIds, downstreamIds }) => {
      const edges = Object.entries({
        upstream_group_ids: upstreamIds.filter(isGroup),
        downstream_group_ids: downstreamIds.filter(isGroup),
        upstream_task_ids: upstreamIds.filter(isTask),
        downstream_task_ids: downstreamIds.filter(isTask),
      }).filter(([, ids]) => ids.length > 0);
      return edges.length === 0
        ? []
        : [[groupId, Object.fromEntries(edges.map(([key, ids]) => [key, ids.toSorted()]))]];
    }),
  );
}
