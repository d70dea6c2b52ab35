import { InvalidEdgeError, InvalidOptionError } from "../dag/dag-error.ts";
import { OPERATOR_STATE, type Operator, type OperatorState, placeOfOperator } from "../dag/dag-state.ts";
import { connect, isGroup, resolveNodes } from "./draw-edges.ts";
import type { TeardownOptions } from "./teardown-options.ts";

/** Marks a task as a setup. Marking it again changes nothing. */
export function markSetup(operator: Operator): void {
  const state = stateOf(operator);
  if (state.isTeardown) throw roleTaken(operator, "a teardown", "a setup");
  state.isSetup = true;
}

/**
 * Marks a task as a teardown.
 *
 * Parity: a trigger rule given before is replaced, for a teardown runs by a rule of its own.
 */
export function markTeardown(operator: Operator, { setups = [], onFailureFailDagRun = false }: TeardownOptions): void {
  const state = stateOf(operator);
  if (state.isSetup) throw roleTaken(operator, "a setup", "a teardown");
  state.isTeardown = true;
  state.onFailureFailDagRun = onFailureFailDagRun;
  state.settings = { ...state.settings, triggerRule: "all_done_setup_success" };
  for (const setup of resolveNodes([setups])) {
    if (isGroup(setup)) {
      throw new InvalidEdgeError(
        placeOfOperator(operator),
        `the task group "${setup.groupId}" cannot be a setup: name its tasks.`,
      );
    }
    markSetup(setup);
    connect([setup], [operator]);
  }
}

function stateOf(operator: Operator): OperatorState {
  return operator[OPERATOR_STATE];
}

function roleTaken(operator: Operator, is: string, wanted: string): InvalidOptionError {
  return new InvalidOptionError(
    placeOfOperator(operator),
    `it is ${is} and cannot be ${wanted} as well: use two tasks.`,
  );
}
