import { requireOption, type TaskContext, type Template, templateField } from "baram";
import type { SqlParameters } from "../dialects/sql-dialect.ts";
import { showRows } from "../hooks/show-rows.ts";
import { isTrue } from "../operators/boolean-text.ts";
import { DATABASE_OPTION_NAMES, type SqlCheckOptions } from "../operators/sql-operator-options.ts";
import { BaseCheck } from "./base-check.ts";

/** Options of {@link SqlCheckOperator}. */
export interface SqlCheckOperatorOptions extends SqlCheckOptions {
  /** A query of one row, or the name of a template file that ends in `.sql`. A template. */
  readonly sql: Template<string>;
  /** A template. */
  readonly parameters?: Template<SqlParameters>;
}

/** Fails unless every value of a query's first row counts as true: 0, an empty text and nothing do not. */
export class SqlCheckOperator extends BaseCheck {
  static readonly optionNames: readonly string[] = [...DATABASE_OPTION_NAMES, "retryOnFailure", "sql", "parameters"];
  static override readonly templateFields: readonly string[] = ["sql", "parameters", ...DATABASE_OPTION_NAMES];
  static override readonly uiColor: string = "#fff7e6";

  readonly sql: string;
  readonly parameters: SqlParameters | null;

  constructor({ sql, parameters, ...options }: SqlCheckOperatorOptions) {
    super(options);
    requireOption(this, "sql", sql);
    this.sql = templateField<string>(sql);
    this.parameters = templateField<SqlParameters | null>(parameters ?? null);
  }

  override async execute(context: TaskContext): Promise<void> {
    const { sql, parameters } = this;
    context.log.info(`Executing: ${sql}`);
    const row = await this.hook().getFirst(sql, parameters);
    if (row === null) throw this.noRows(sql);
    context.log.info(`Record: ${showRows(row)}`);
    if (!row.every(isTrue)) throw this.refusal(`Test failed.\nQuery:\n${sql}\nResults:\n${showRows(row)}`);
  }
}
