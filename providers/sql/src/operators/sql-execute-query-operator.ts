import {
  InvalidOptionError,
  placeOfOperator,
  requireOption,
  type ScalarReference,
  type TaskContext,
  type Template,
  type TemplateFunction,
  templateField,
} from "baram";
import type { SqlParameters, SqlRow } from "../dialects/sql-dialect.ts";
import { fetchAll, type SqlHandler } from "../hooks/result-handlers.ts";
import { showRows } from "../hooks/show-rows.ts";
import { BaseSqlOperator } from "./base-sql-operator.ts";
import { DATABASE_OPTION_NAMES, type SqlOperatorOptions } from "./sql-operator-options.ts";

/** What an author may give as SQL: a text, a list of texts, or what another task returns. */
export type SqlSource = string | readonly string[] | ScalarReference<string> | ScalarReference<string[]>;

/** The result of an operator: a list for a list, else one. A function of the context, which infers no source, gives a text. */
export type SqlOutput<Sql, Last, Result> = Last extends false
  ? Result[]
  : [SqlSource] extends [Sql]
    ? Result
    : Sql extends readonly unknown[] | ScalarReference<string[]>
      ? Result[]
      : Result;

/** Options of {@link SqlExecuteQueryOperator}. */
export interface SqlExecuteQueryOptions<
  Sql extends SqlSource = SqlSource,
  Result = unknown,
  Last extends boolean = boolean,
> extends SqlOperatorOptions {
  /** A statement, a list of statements, or the name of a template file that ends in `.sql` or `.json`. A template. */
  readonly sql: Sql | TemplateFunction<string>;
  /** Every statement is a transaction of its own. Defaults to `false`: one commit after all of them. */
  readonly autocommit?: boolean;
  /** The values of the statement's parameters, in the driver's own style. A template. */
  readonly parameters?: Template<SqlParameters>;
  /** Makes the result of a statement. Defaults to all of its rows as lists; `null` gives nothing. */
  readonly handler?: SqlHandler<Result> | null;
  /** Takes a text apart into its statements. Defaults to `false`. */
  readonly splitStatements?: boolean;
  /** Of a text that is taken apart: `false` gives a list with a result for each statement. Defaults to `true`. */
  readonly returnLast?: Last;
  /** Writes the result to the log. Defaults to `false`. */
  readonly showReturnValueInLogs?: boolean;
}

/**
 * Runs SQL and returns the rows. A list of statements gives a list of results. With `doXcomPush: false` nothing is
 * fetched.
 */
export class SqlExecuteQueryOperator<
  Sql extends SqlSource = string,
  Result = SqlRow[] | null,
  Last extends boolean = true,
> extends BaseSqlOperator {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "sql",
    "autocommit",
    "parameters",
    "handler",
    "splitStatements",
    "returnLast",
    "showReturnValueInLogs",
  ];
  static override readonly templateFields: readonly string[] = ["sql", "parameters", ...DATABASE_OPTION_NAMES];
  static override readonly templateExtensions: readonly string[] = [".sql", ".json"];

  readonly sql: string | readonly string[];
  readonly autocommit: boolean;
  readonly parameters: SqlParameters | null;
  readonly handler: SqlHandler<unknown> | null;
  readonly splitStatements: boolean;
  readonly returnLast: boolean;
  readonly showReturnValueInLogs: boolean;
  readonly #isPushed: boolean;

  constructor({
    sql,
    autocommit,
    parameters,
    handler,
    splitStatements,
    returnLast,
    showReturnValueInLogs,
    ...options
  }: SqlExecuteQueryOptions<Sql, Result, Last>) {
    super(options);
    requireOption(this, "sql", sql);
    this.sql = templateField<string | readonly string[]>(sql);
    this.autocommit = autocommit ?? false;
    this.parameters = templateField<SqlParameters | null>(parameters ?? null);
    this.handler = handler === undefined ? fetchAll : handler;
    this.splitStatements = splitStatements ?? false;
    this.returnLast = returnLast ?? true;
    this.showReturnValueInLogs = showReturnValueInLogs ?? false;
    this.#isPushed = options.doXcomPush ?? true;
    if (!this.returnLast && !this.splitStatements && typeof sql === "string") {
      const sentence = '"returnLast" is false and the text is not taken apart; expected "splitStatements", too.';
      throw new InvalidOptionError(placeOfOperator(this), sentence);
    }
  }

  override async execute(context: TaskContext): Promise<SqlOutput<Sql, Last, Result>> {
    const { sql, autocommit, parameters, splitStatements, returnLast } = this;
    context.log.info(`Executing: ${typeof sql === "string" ? sql : sql.join("\n")}`);
    const handler = this.#isPushed ? this.handler : null;
    const options = { parameters, autocommit, splitStatements, returnLast, handler };
    const result = await (typeof sql === "string" ? this.hook().run(sql, options) : this.hook().run(sql, options));
    if (this.showReturnValueInLogs) context.log.info(`The result: ${showRows(result)}`);
    return result as SqlOutput<Sql, Last, Result>;
  }
}
