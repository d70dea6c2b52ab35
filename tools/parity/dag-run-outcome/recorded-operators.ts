import { BaseOperator, type OperatorOptions, type TaskContext, type TaskDates } from "baram";
import { atTry } from "./given.ts";
import { actOut } from "./recorded-outcome.ts";

/** Options of {@link ScriptedOperator}. */
export interface ScriptedOptions extends OperatorOptions, TaskDates {
  readonly outcomes?: readonly string[];
  readonly returns?: unknown;
}

/** Does what was recorded for each of its tries. */
export class ScriptedOperator extends BaseOperator {
  static readonly optionNames: readonly string[] = ["outcomes", "returns"];
  readonly outcomes: readonly string[];
  readonly returns: unknown;

  constructor({ outcomes, returns, ...options }: ScriptedOptions) {
    super(options);
    this.outcomes = outcomes ?? [];
    this.returns = returns;
  }

  override execute(context: TaskContext): unknown {
    actOut(atTry(this.outcomes, context.ti.tryNumber) ?? "success");
    return this.returns;
  }
}

/** Options of {@link EchoOperator}. */
export interface EchoOptions extends OperatorOptions, TaskDates {
  readonly value?: unknown;
  readonly note?: unknown;
  readonly extra?: unknown;
  readonly outcomes?: readonly string[];
}

/** Returns what it was given. */
export class EchoOperator extends BaseOperator {
  static readonly optionNames: readonly string[] = ["value", "note", "extra", "outcomes"];
  static override readonly templateFields: readonly string[] = ["value", "note"];
  readonly value: unknown;
  readonly note: unknown;
  readonly extra: unknown;
  readonly outcomes: readonly string[];

  constructor({ value, note, extra, outcomes, ...options }: EchoOptions) {
    super(options);
    this.value = value;
    this.note = note;
    this.extra = extra ?? "default";
    this.outcomes = outcomes ?? [];
  }

  override execute(context: TaskContext): unknown {
    actOut(atTry(this.outcomes, context.ti.tryNumber) ?? "success");
    return this.note === undefined || this.note === null
      ? this.value
      : { value: this.value, note: this.note, extra: this.extra };
  }
}
