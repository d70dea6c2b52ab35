import { type DagState, GROUP_STATE, type GroupState } from "../dag/dag-state.ts";
import { checkId } from "../dag/ids.ts";
import { runBuilder } from "../dag/run-builder.ts";
import type { GroupInputs } from "../mapping/expansion.ts";
import { inputReferences } from "../mapping/input-references.ts";
import { resultOfAllIndexes } from "../mapping/result-of-all-indexes.ts";
import { refuseUnknownOptions } from "../options/check-options.ts";
import { DEFAULT_ARG_NAMES, type DefaultArgs } from "../options/operator-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import { findUpstreamOperators } from "../reference/find-references.ts";
import type { DagNode, DagNodes } from "./dag-node.ts";
import { connect, resolveNodes } from "./draw-edges.ts";
import { idWithin } from "./group-ids.ts";

/** How a task group is made. */
export interface TaskGroupOptions {
  /** Shown when the pointer rests on the group. */
  readonly tooltip?: string;
  /** Puts the group's id before the ids of its tasks. Defaults to `true`. */
  readonly prefixGroupId?: boolean;
  /** Options for the tasks in it, over those of the Dag and of the groups around. */
  readonly defaultArgs?: DefaultArgs;
}

const OPTION_NAMES: ReadonlySet<string> = new Set(
  Object.keys({ tooltip: true, prefixGroupId: true, defaultArgs: true } satisfies Record<keyof TaskGroupOptions, true>),
);

/**
 * Tasks under a common name. Edges may be drawn from and to it: they start at its last tasks and lead to its first
 * ones, as these are at the moment of the statement.
 */
export interface TaskGroup<Result = unknown> extends DagNode {
  /** The full id: the ids of prefixing groups around it put before its own. */
  readonly groupId: string;
  /** What the function that made its tasks returned. */
  readonly result: Result;
  /** Puts further tasks into the group: those that `build` makes. */
  add<Added>(build: () => Added): Added;
  /** Draws an edge from this group to each of the nodes. */
  before(...downstream: DagNodes): void;
  /** Draws an edge from each of the nodes to this group. */
  after(...upstream: DagNodes): void;
}

/** Records a task group and runs the function that makes its tasks, which is given references to the group's inputs. */
export function createTaskGroup<Result>(
  dag: DagState,
  label: string,
  options: TaskGroupOptions,
  build: (inputs: Readonly<Record<string, unknown>>) => Result,
  given: GroupInputs | null = null,
): TaskGroup<Result> {
  const state = readGroup(dag, label, options, given);
  dag.addGroup(state);
  dag.openGroups.push(state);
  let result: Result;
  try {
    result = runBuilder(dag, `the function of the task group "${label}"`, () => build(inputReferences(state)));
  } finally {
    dag.openGroups.pop();
  }
  if (given !== null && given.expansion !== null) {
    // Parity: the first tasks of a mapped group depend on what it is expanded over, whether they use it or not.
    connect(findUpstreamOperators(given.expansion), [state], { drawnBy: "downstream" });
    result = resultOfAllIndexes(state, result) as Result;
  }
  const group = {
    [GROUP_STATE]: state,
    groupId: state.groupId,
    result,
    add: (more: () => unknown) => addToGroup(state, more),
    before: (...downstream: DagNodes) => connect([state], resolveNodes(downstream)),
    after: (...upstream: DagNodes) => connect(resolveNodes(upstream), [state], { drawnBy: "downstream" }),
  };
  // The brand of a node exists for the compiler alone.
  return group as unknown as TaskGroup<Result>;
}

function addToGroup(group: GroupState, build: () => unknown): unknown {
  const { dag, groupId } = group;
  dag.openGroups.push(group);
  try {
    return runBuilder(dag, `the function that adds to the task group "${groupId}"`, build);
  } finally {
    dag.openGroups.pop();
  }
}

function readGroup(dag: DagState, label: string, given: TaskGroupOptions, inputs: GroupInputs | null): GroupState {
  const place = { dagId: dag.dagId, taskId: null };
  checkId(place, "task group id", label);
  refuseUnknownOptions(place, `the task group "${label}"`, given, OPTION_NAMES);
  const options = new OptionReader(place, given);
  const defaultArgs = options.record("defaultArgs") ?? {};
  refuseUnknownOptions(place, `the defaultArgs of the task group "${label}"`, defaultArgs, DEFAULT_ARG_NAMES);
  const parent = dag.openGroup;
  return {
    dag,
    groupId: parent === null ? label : idWithin(parent, label),
    parent,
    label,
    tooltip: options.text("tooltip") ?? "",
    prefixGroupId: options.flag("prefixGroupId") ?? true,
    defaultArgs,
    inputs,
  };
}
