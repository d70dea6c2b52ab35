import { requireOption, type TaskContext, type Template, templateField } from "baram";
import { showRows } from "../hooks/show-rows.ts";
import { DATABASE_OPTION_NAMES, type SqlCheckOptions } from "../operators/sql-operator-options.ts";
import { BaseCheck, numberOf } from "./base-check.ts";

/** Options of {@link SqlThresholdCheckOperator}. */
export interface SqlThresholdCheckOperatorOptions extends SqlCheckOptions {
  /** A query whose first value is checked, or the name of a template file that ends in `.sql`. A template. */
  readonly sql: Template<string>;
  /** The least it may be: a number, or a query whose first value it is. A template. */
  readonly minThreshold: Template<number | string>;
  /** The most it may be: a number, or a query whose first value it is. A template. */
  readonly maxThreshold: Template<number | string>;
}

/** Fails unless a query's first value lies between two others, both included. */
export class SqlThresholdCheckOperator extends BaseCheck {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "retryOnFailure",
    "sql",
    "minThreshold",
    "maxThreshold",
  ];
  static override readonly templateFields: readonly string[] = [
    "sql",
    "minThreshold",
    "maxThreshold",
    ...DATABASE_OPTION_NAMES,
  ];
  static override readonly uiColor: string = "#fff7e6";

  readonly sql: string;
  readonly minThreshold: number | string;
  readonly maxThreshold: number | string;

  constructor({ sql, minThreshold, maxThreshold, ...options }: SqlThresholdCheckOperatorOptions) {
    super(options);
    for (const [name, value] of Object.entries({ sql, minThreshold, maxThreshold })) requireOption(this, name, value);
    this.sql = templateField<string>(sql);
    this.minThreshold = templateField<number | string>(minThreshold);
    this.maxThreshold = templateField<number | string>(maxThreshold);
  }

  override async execute(context: TaskContext): Promise<void> {
    context.log.info(`Executing: ${this.sql}`);
    const result = await this.#firstNumber(this.sql);
    const minimum = await this.#threshold(this.minThreshold);
    const maximum = await this.#threshold(this.maxThreshold);
    context.log.info("Compared the value.", { result, minimum, maximum });
    if (minimum <= result && result <= maximum) return;
    const { dagId } = context.dag;
    throw this.refusal(
      `Threshold Check: "${this.taskId}" failed.\nDag: ${dagId}\nSQL: ${this.sql}\n` +
        `Result: ${result} is not within thresholds ${minimum} and ${maximum}`,
    );
  }

  /** Parity: a text is a query; one that is just a number, as a template makes of one, is that number. */
  async #threshold(threshold: number | string): Promise<number> {
    return numberOf(threshold) ?? this.#firstNumber(String(threshold));
  }

  async #firstNumber(sql: string): Promise<number> {
    const row = await this.hook().getFirst(sql);
    if (row === null) throw this.noRows(sql);
    const number = numberOf(row[0]);
    if (number === null) throw this.refusal(`The first value of "${sql}" is no number: ${showRows(row)}`);
    return number;
  }
}
