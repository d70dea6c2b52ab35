import type { OperatorOptions, TaskDates } from "../options/operator-options.ts";
import { BaseOperator } from "./base-operator.ts";
import { OPERATOR_KIND, type OperatorKind } from "./operator-kind.ts";

/** A task that does nothing: a place where edges meet. It is settled without a worker. */
export class EmptyOperator extends BaseOperator {
  static readonly optionNames: readonly string[] = [];
  static override readonly uiColor = "#e8f7e4";

  // A constructor of its own, so that the dates are among the options it takes.
  constructor(options: OperatorOptions & TaskDates) {
    super(options);
  }

  get [OPERATOR_KIND](): OperatorKind {
    return "empty";
  }

  override execute(): undefined {
    return undefined;
  }
}
