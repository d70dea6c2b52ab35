import {
  InvalidOptionError,
  placeOfOperator,
  requireOption,
  type TaskContext,
  type Template,
  templateField,
} from "baram";
import { showRows } from "../hooks/show-rows.ts";
import { DATABASE_OPTION_NAMES, type SqlCheckOptions } from "../operators/sql-operator-options.ts";
import { BaseCheck, numberOf } from "./base-check.ts";
import { textForms } from "./text-forms.ts";

/** Options of {@link SqlValueCheckOperator}. */
export interface SqlValueCheckOperatorOptions extends SqlCheckOptions {
  /** A query of one row, or the name of a template file that ends in `.sql`. A template. */
  readonly sql: Template<string>;
  /**
   * What every value of the row is compared with: as a number if it is one, else as text. A timestamp is
   * `2024-01-01 00:00:00` or `2024-01-01T00:00:00.000Z`, in UTC. A template.
   */
  readonly passValue: Template<string | number>;
  /** The share by which a number may differ: `0.1` lets 90 to 110 pass for 100. Defaults to none. */
  readonly tolerance?: number | null;
}

/** Fails unless every value of a query's first row is the wanted one. */
export class SqlValueCheckOperator extends BaseCheck {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "retryOnFailure",
    "sql",
    "passValue",
    "tolerance",
  ];
  static override readonly templateFields: readonly string[] = ["sql", "passValue", ...DATABASE_OPTION_NAMES];
  static override readonly uiColor: string = "#fff7e6";

  readonly sql: string;
  readonly passValue: string | number;
  readonly tolerance: number | null;

  constructor({ sql, passValue, tolerance, ...options }: SqlValueCheckOperatorOptions) {
    super(options);
    requireOption(this, "sql", sql);
    requireOption(this, "passValue", passValue);
    this.sql = templateField<string>(sql);
    this.passValue = templateField<string | number>(passValue);
    this.tolerance = tolerance ?? null;
    if (this.tolerance !== null && (typeof this.tolerance !== "number" || !(this.tolerance >= 0))) {
      const found = JSON.stringify(tolerance);
      throw new InvalidOptionError(placeOfOperator(this), `"tolerance" is ${found}; expected a number such as 0.1.`);
    }
  }

  override async execute(context: TaskContext): Promise<void> {
    const { sql, tolerance } = this;
    context.log.info(`Executing: ${sql}`);
    const row = await this.hook().getFirst(sql);
    if (row === null) throw this.noRows(sql);
    const wanted = numberOf(this.passValue);
    const share = tolerance === null ? "none" : `${tolerance * 100}%`;
    const found = `Pass value:${this.passValue}\nTolerance:${share}\nQuery:\n${sql}\nResults:\n${showRows(row)}`;
    if (wanted === null) {
      if (row.every((value) => textForms(value).includes(String(this.passValue)))) return;
      throw this.refusal(`Test failed.\n${found}`);
    }
    const numbers = row.map(numberOf);
    if (numbers.includes(null)) throw this.refusal(`Converting a result to float failed.\n${found}`);
    const edges = [wanted * (1 - (tolerance ?? 0)), wanted * (1 + (tolerance ?? 0))];
    const [lower, upper] = [Math.min(...edges), Math.max(...edges)];
    if (numbers.every((number) => number !== null && lower <= number && number <= upper)) return;
    throw this.refusal(`Test failed.\n${found}`);
  }
}
