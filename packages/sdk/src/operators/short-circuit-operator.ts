import type { TriggerRule } from "@baram/domain";
import { FunctionOperator, type FunctionOperatorOptions } from "./function-operator.ts";
import { OPERATOR_KIND, type OperatorKind } from "./operator-state.ts";

/** Options of {@link ShortCircuitOperator}. */
export interface ShortCircuitOperatorOptions<I extends object, R, Rule extends TriggerRule>
  extends FunctionOperatorOptions<I, R, Rule> {
  /** Skips everything below instead of only the tasks directly below. Defaults to `true`. */
  readonly ignoreDownstreamTriggerRules?: boolean;
}

/**
 * Skips what is below it when its function returns something false or empty: `false`, 0, nothing, or an empty text,
 * list, object, `Map` or `Set`. Teardowns are not skipped.
 */
export class ShortCircuitOperator<
  I extends object = {},
  R = unknown,
  Rule extends TriggerRule = "all_success",
> extends FunctionOperator<I, R, Rule> {
  static override readonly optionNames: readonly string[] = [
    ...FunctionOperator.optionNames,
    "ignoreDownstreamTriggerRules",
  ];

  readonly ignoreDownstreamTriggerRules: boolean;

  constructor({ ignoreDownstreamTriggerRules, ...options }: ShortCircuitOperatorOptions<I, R, Rule>) {
    super(options as FunctionOperatorOptions<I, R, Rule>);
    this.ignoreDownstreamTriggerRules = ignoreDownstreamTriggerRules ?? true;
  }

  get [OPERATOR_KIND](): OperatorKind {
    return "shortCircuit";
  }
}

/** Parity: what counts as true is Airflow's: empty lists and objects are false, as empty texts are. */
export function isTruthy(condition: unknown): boolean {
  if (typeof condition !== "object" || condition === null) return Number.isNaN(condition) || Boolean(condition);
  if (Array.isArray(condition)) return condition.length > 0;
  if (condition instanceof Map || condition instanceof Set) return condition.size > 0;
  if (condition instanceof Uint8Array) return condition.length > 0;
  const isRecord = Object.getPrototypeOf(condition) === Object.prototype || Object.getPrototypeOf(condition) === null;
  return !isRecord || Object.keys(condition).length > 0;
}
