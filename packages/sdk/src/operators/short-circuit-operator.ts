import type { TriggerRule } from "@baram/domain";
import type { NoInputs } from "../task/no-inputs.ts";
import { FunctionOperator, type FunctionOperatorOptions } from "./function-operator.ts";
import { OPERATOR_KIND, type OperatorKind } from "./operator-kind.ts";

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
  I extends object = NoInputs,
  R = unknown,
  Rule extends TriggerRule = "all_success",
> extends FunctionOperator<I, R, Rule> {
  static override readonly optionNames: readonly string[] = [
    ...FunctionOperator.optionNames,
    "ignoreDownstreamTriggerRules",
  ];

  readonly ignoreDownstreamTriggerRules: boolean;

  constructor({ ignoreDownstreamTriggerRules, ...options }: ShortCircuitOperatorOptions<I, R, Rule>) {
    super(options);
    this.ignoreDownstreamTriggerRules = ignoreDownstreamTriggerRules ?? true;
  }

  get [OPERATOR_KIND](): OperatorKind {
    return "shortCircuit";
  }
}
