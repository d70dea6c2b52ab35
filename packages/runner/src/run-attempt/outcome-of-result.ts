import {
  decideBranch,
  decideShortCircuit,
  isTruthy,
  RETURN_VALUE_KEY,
  type SerializedTask,
  SKIPMIXIN_KEY,
  type TaskGraph,
} from "@baram/domain";
import { TaskResultError } from "./attempt-xcoms.ts";
import { type ReturnedLengths, returnedLengthsOf } from "./returned-length.ts";

/** What a finished task comes to. */
export interface TaskResult extends ReturnedLengths {
  /** What is to be stored, in this order; `null` and `undefined` are not. */
  readonly values: readonly (readonly [key: string, value: unknown])[];
  /** Tasks that it decided against. */
  readonly skippedTaskIds: readonly string[];
}

/** What a finished task comes to: the XComs to store, and which tasks it decided against. */
export function outcomeOfResult(given: {
  readonly graph: TaskGraph;
  readonly task: SerializedTask;
  /** What `execute` returned, awaited. */
  readonly result: unknown;
  /** By what a branch or a short circuit decides. Defaults to its result. */
  readonly decidedBy?: unknown;
  /** Of a short circuit: whether it skips everything below it. */
  readonly ignoreDownstreamTriggerRules: boolean;
  /** How many elements the result may have if something is mapped over the task. */
  readonly maxMapLength: number;
}): TaskResult {
  const { task, result } = given;
  const { skippedTaskIds, decision } = decisionOf(given);
  const lengths = returnedLengthsOf(given);
  const values: (readonly [string, unknown])[] = [];
  if (task.doXcomPush && result !== null && result !== undefined) {
    if (task.multipleOutputs) values.push(...outputsOf(task, result));
    values.push([RETURN_VALUE_KEY, result]);
  }
  if (decision !== null) values.push([SKIPMIXIN_KEY, decision]);
  return { values, skippedTaskIds, ...lengths };
}

interface Decision {
  readonly skippedTaskIds: readonly string[];
  /** What is remembered of it under the key of decisions; `null` when nothing was decided. */
  readonly decision: { readonly followed: readonly string[] } | { readonly skipped: readonly string[] } | null;
}

function decisionOf(given: Parameters<typeof outcomeOfResult>[0]): Decision {
  const { graph, task, ignoreDownstreamTriggerRules } = given;
  const decidedBy = "decidedBy" in given ? given.decidedBy : given.result;
  switch (task.kind) {
    case "work":
    case "empty":
      return { skippedTaskIds: [], decision: null };
    case "branch": {
      const branch = decideBranch({ graph, branchTaskId: task.taskId, choice: decidedBy });
      if (branch.kind === "refused") throw new TaskResultError(branch.message);
      // Parity: a branch with nothing directly below it has nothing to remember.
      const decision = task.downstreamTaskIds.length === 0 ? null : { followed: branch.followedTaskIds };
      return { skippedTaskIds: branch.skippedTaskIds, decision };
    }
    case "shortCircuit": {
      if (isTruthy(decidedBy)) return { skippedTaskIds: [], decision: null };
      const { skippedTaskIds } = decideShortCircuit({ graph, taskId: task.taskId, ignoreDownstreamTriggerRules });
      return { skippedTaskIds, decision: skippedTaskIds.length === 0 ? null : { skipped: skippedTaskIds } };
    }
  }
}

/** Parity: each key comes before the whole, which wins over a key of its name. */
function outputsOf(task: SerializedTask, result: unknown): readonly (readonly [string, unknown])[] {
  const isRecord =
    typeof result === "object" &&
    result !== null &&
    [Object.prototype, null].includes(Object.getPrototypeOf(result) as object | null);
  if (!isRecord) {
    const found = Array.isArray(result) ? "a list" : `a ${typeof result}`;
    throw new TaskResultError(
      `Task "${task.taskId}" has multipleOutputs and returned ${found}; expected a plain object.`,
    );
  }
  return Object.entries(result).filter(([key]) => key !== RETURN_VALUE_KEY);
}
