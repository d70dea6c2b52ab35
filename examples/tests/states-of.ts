import type { TestedRun } from "baram/testing";

/** The state of a run and of its tasks: those of a mapped task as a list, by map index. */
export function statesOf(run: TestedRun): Readonly<Record<string, string | readonly string[]>> {
  const states: Record<string, string | string[]> = { run: run.state };
  for (const { taskId, mapIndex, state } of run.taskInstances) {
    const known = states[taskId];
    if (mapIndex < 0) states[taskId] = state;
    else states[taskId] = Array.isArray(known) ? [...known, state] : [state];
  }
  return states;
}
