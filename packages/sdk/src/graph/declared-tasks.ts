import { type GroupedTasks, invariant } from "@baram/domain";
import { InvalidEdgeError } from "../dag/dag-error.ts";
import { type DagState, type Operator, operatorStateOf } from "../dag/dag-state.ts";
import { writtenFieldsOf } from "../operators/template-fields-of.ts";
import { findUpstreamOperators } from "../reference/find-references.ts";
import { isWithin } from "./group-ids.ts";

/** The tasks of a Dag that is being declared, as far as the ends of its groups depend on them. */
export function declaredTasks(dag: DagState): GroupedTasks {
  return {
    task: (taskId) => {
      const state = operatorStateOf(dag.tasks.get(taskId));
      invariant(state !== null, `An edge leads to the task "${taskId}", which the Dag does not have.`);
      return state;
    },
    upstreamIds: (taskId) => [...dag.edges.upstreamOf(taskId)],
    downstreamIds: (taskId) => [...dag.edges.downstreamOf(taskId)],
    groupTaskIds: (groupId) => taskIdsWithin(dag, groupId),
  };
}

/** The tasks of a group and of the groups in it, in order of declaration. */
function taskIdsWithin(dag: DagState, groupId: string): readonly string[] {
  const group = dag.groups.get(groupId);
  if (group === undefined) return [];
  const taskIds: string[] = [];
  for (const [taskId, operator] of dag.tasks) {
    if (isWithin(operatorStateOf(operator)?.group ?? null, group)) taskIds.push(taskId);
  }
  return taskIds;
}

/**
 * Draws the edges that references in template fields stand for.
 *
 * An operator's fields are complete only when the constructors of its subclasses have ended, which nothing
 * announces. So this runs before each statement that depends on edges, and once more when the Dag is serialized.
 */
export function settleReferences(dag: DagState): void {
  for (const operator of dag.unsettled.splice(0)) {
    const expansion = operatorStateOf(operator)?.mapping?.expansion ?? null;
    for (const upstream of findUpstreamOperators([writtenFieldsOf(operator), expansion])) {
      drawDataEdge(dag, upstream, operator);
    }
  }
}

function drawDataEdge(dag: DagState, upstream: Operator, downstream: Operator): void {
  const upstreamDag = operatorStateOf(upstream)?.dag ?? null;
  if (upstreamDag !== dag) {
    const whose = upstreamDag === null ? "is in no Dag" : `belongs to the Dag "${upstreamDag.dagId}"`;
    throw new InvalidEdgeError(
      { dagId: dag.dagId, taskId: downstream.taskId },
      `it is given the result of "${upstream.taskId}", which ${whose}: a reference reaches only tasks of its own Dag.`,
    );
  }
  dag.edges.add(upstream.taskId, downstream.taskId);
}
