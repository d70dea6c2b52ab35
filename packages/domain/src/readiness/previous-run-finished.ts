import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { PRECONDITION_NAMES, type Precondition } from "./precondition.ts";
import type { PreviousRunFacts, ReadinessInput } from "./readiness-input.ts";

/** Whether the previous run has done what a task that depends on its past needs; `null` for a task that does not. */
export function previousRunFinished(input: ReadinessInput): Precondition | null {
  const { task, previousRun = null } = input;
  if (!task.dependsOnPast && !task.waitForDownstream) return null;
  const name = PRECONDITION_NAMES.previousRun;
  if (previousRun === null) return { name, isMet: true, reason: "There is no earlier run." };
  const obstacle = findObstacle(input, previousRun);
  return obstacle === null
    ? { name, isMet: true, reason: `The run "${previousRun.runId}" before this one has done its part.` }
    : { name, isMet: false, reason: obstacle, facts: { runId: previousRun.runId } };
}

function findObstacle({ dag, task }: ReadinessInput, previousRun: PreviousRunFacts): string | null {
  const { runId, logicalDate, taskStates, downstreamStates, hasEarlierInstance } = previousRun;
  // Parity: with catchup the first run of a task that starts later than its Dag has no past.
  if (dag.catchup && task.startDate !== null && logicalDate < task.startDate) return null;
  if (taskStates.length === 0) {
    if (task.ignoreFirstDependsOnPast && !hasEarlierInstance) return null;
    return `The task depends on its past and has no instance in the run "${runId}" before this one.`;
  }
  const blocking = taskStates.find((state) => !isSuccessful(state));
  if (blocking !== undefined) {
    return `The task depends on its past, and in the run "${runId}" before this one it is ${describe(blocking)}.`;
  }
  const blockingBelow = task.waitForDownstream ? downstreamStates.find((state) => !isSuccessful(state)) : undefined;
  if (blockingBelow === undefined) return null;
  return `The task waits for its downstream, of which a task is ${describe(blockingBelow)} in the run "${runId}" before this one.`;
}

function isSuccessful(state: TaskInstanceState): boolean {
  return state === "success" || state === "skipped";
}

function describe(state: TaskInstanceState): string {
  return state === "none" ? "not yet scheduled" : state;
}
