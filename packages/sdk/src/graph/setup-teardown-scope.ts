import { InvalidEdgeError, InvalidOptionError } from "../dag/dag-error.ts";
import {
  type DagState,
  OPERATOR_STATE,
  type Operator,
  operatorStateOf,
  placeOfOperator,
  type ScopeState,
} from "../dag/dag-state.ts";
import { runBuilder } from "../dag/run-builder.ts";
import type { DagNode, DagNodes } from "./dag-node.ts";
import { settleReferences } from "./declared-tasks.ts";
import { connect, isGroup, resolveNodes } from "./draw-edges.ts";

/** The work between setups and teardowns, while the function that makes it runs. */
export interface SetupTeardownScope {
  /** Takes tasks in that were made before. Those made in the function are in it anyway. */
  add(...tasks: DagNodes): void;
}

/**
 * Puts the tasks that `build` makes between setups and teardowns: each setup comes before the first of them, each
 * teardown after the last. Of a teardown the setups upstream of it are found, of a setup its teardowns.
 *
 * Scopes can be nested: an outer setup then comes before an inner one, and an inner teardown before an outer one.
 */
export function setupTeardownScope<Result>(
  of: DagNode | readonly DagNode[],
  build: (scope: SetupTeardownScope) => Result,
): Result {
  const tasks = operatorsOf([of]);
  const [first] = tasks;
  if (first === undefined) {
    throw new InvalidEdgeError({ dagId: null, taskId: null }, "a scope needs a setup or a teardown: none was given.");
  }
  const { dag } = first[OPERATOR_STATE];
  if (dag === null) throw new InvalidEdgeError(placeOfOperator(first), "a scope needs its tasks in a Dag.");
  settleReferences(dag);
  const scope = openScope(dag, first, tasks);
  dag.openScopes.push(scope);
  let result: Result;
  try {
    const add = (...added: DagNodes): void => void scope.work.push(...operatorsOf(added));
    result = runBuilder(dag, `the function of the scope of "${first.taskId}"`, () => build({ add }));
  } finally {
    dag.openScopes.pop();
  }
  closeScope(dag, scope, dag.openScopes.at(-1) ?? null);
  return result;
}

function operatorsOf(nodes: DagNodes): readonly Operator[] {
  return resolveNodes(nodes).map((node) => {
    if (!isGroup(node)) return node;
    throw new InvalidEdgeError(
      { dagId: node.dag.dagId, taskId: null },
      `the task group "${node.groupId}" cannot take part in a scope: name its tasks.`,
    );
  });
}

/** Parity: of several tasks, only the first one is asked for what stands at the other end. */
function openScope(dag: DagState, first: Operator, tasks: readonly Operator[]): ScopeState {
  const { isSetup, isTeardown } = first[OPERATOR_STATE];
  const other = tasks.find(
    (task) => task[OPERATOR_STATE].isSetup !== isSetup || task[OPERATOR_STATE].isTeardown !== isTeardown,
  );
  if (other !== undefined || !(isSetup || isTeardown)) {
    throw new InvalidOptionError(
      placeOfOperator(other ?? first),
      "a scope is that of setups or of teardowns: mark the task with asSetup() or asTeardown(), and do not mix both.",
    );
  }
  return isTeardown
    ? { setups: nearestAround(dag, first, "setup"), teardowns: tasks, work: [] }
    : { setups: tasks, teardowns: nearestAround(dag, first, "teardown"), work: [] };
}

/**
 * The setups before a teardown, or the teardowns after a setup.
 *
 * Parity: when none is direct, the search goes on from the direct neighbors in both directions.
 */
function nearestAround(dag: DagState, task: Operator, wanted: "setup" | "teardown"): readonly Operator[] {
  const { edges, tasks } = dag;
  const isWanted = (taskId: string): boolean => {
    const state = operatorStateOf(tasks.get(taskId));
    return wanted === "setup" ? state?.isSetup === true : state?.isTeardown === true;
  };
  const visited = new Set<string>();
  let level = [...(wanted === "setup" ? edges.upstreamOf(task.taskId) : edges.downstreamOf(task.taskId))];
  while (level.length > 0) {
    const found = level.filter(isWanted);
    if (found.length > 0) return found.flatMap((taskId) => tasks.get(taskId) ?? []);
    for (const taskId of level) visited.add(taskId);
    const next = level.flatMap((taskId) => [...edges.downstreamOf(taskId), ...edges.upstreamOf(taskId)]);
    level = [...new Set(next)].filter((taskId) => !visited.has(taskId));
  }
  return [];
}

/**
 * Draws the edges of a scope whose function has returned. Setups and teardowns made in it are none of its work.
 *
 * Parity: when every task of the scope has an upstream (or a downstream) already, the first (or last) one is joined.
 */
function closeScope(dag: DagState, { setups, teardowns, work }: ScopeState, outer: ScopeState | null): void {
  settleReferences(dag);
  const tasks = work.filter((task) => !task[OPERATOR_STATE].isSetup && !task[OPERATOR_STATE].isTeardown);
  const roots = tasks.filter(({ taskId }) => dag.edges.upstreamOf(taskId).size === 0);
  connect(setups, roots.length > 0 ? roots : tasks.slice(0, 1));
  const leaves = tasks.filter(({ taskId }) => dag.edges.downstreamOf(taskId).size === 0);
  connect(leaves.length > 0 ? leaves : tasks.slice(-1), teardowns);
  if (outer === null) return;
  connectOthers(outer.setups, setups);
  connectOthers(teardowns, outer.teardowns);
}

/** Both scopes may have a setup or a teardown in common, which does not come before itself. */
function connectOthers(upstream: readonly Operator[], downstream: readonly Operator[]): void {
  for (const task of upstream) {
    connect(
      [task],
      downstream.filter((other) => other !== task),
    );
  }
}
