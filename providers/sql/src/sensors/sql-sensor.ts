import { BaseSensor, requireOption, type SensorOptions, type TaskContext, type Template, templateField } from "baram";
import type { SqlParameters, SqlRow } from "../dialects/sql-dialect.ts";
import { SqlHook } from "../hooks/sql-hook.ts";
import { DATABASE_OPTION_NAMES, type DatabaseOptions, SQL_EXTENSIONS } from "../operators/sql-operator-options.ts";

/** Options of {@link SqlSensor}. */
export interface SqlSensorOptions extends SensorOptions, DatabaseOptions {
  /** A query, or the name of a template file that ends in `.sql`. A template. */
  readonly sql: Template<string>;
  /** A template. */
  readonly parameters?: Template<SqlParameters>;
  /** Whether the value is what is waited for. Defaults to any but 0, an empty text and nothing. */
  readonly success?: (value: unknown) => unknown;
  /** Fails the look where it returns something true. Comes before `success`. */
  readonly failure?: (value: unknown) => unknown;
  /** What is looked at. Defaults to the first value of the first row. */
  readonly selector?: (row: SqlRow) => unknown;
  /** Fails a look that gives no row. Defaults to `false`: it has found nothing yet. */
  readonly failOnEmpty?: boolean;
}

/** What a sensor saw is what it was told to fail on. */
export class SqlSensorError extends Error {
  override readonly name = "SqlSensorError";
}

/** Waits until a query gives a value that counts as true. */
export class SqlSensor extends BaseSensor {
  static override readonly optionNames: readonly string[] = [
    ...BaseSensor.optionNames,
    ...DATABASE_OPTION_NAMES,
    "sql",
    "parameters",
    "success",
    "failure",
    "selector",
    "failOnEmpty",
  ];
  static override readonly templateFields: readonly string[] = ["sql", "parameters", ...DATABASE_OPTION_NAMES];
  static override readonly templateExtensions: readonly string[] = SQL_EXTENSIONS;
  static override readonly uiColor: string = "#7c7287";

  readonly connectionId: string;
  readonly database: string | null;
  readonly sql: string;
  readonly parameters: SqlParameters | null;
  readonly success: ((value: unknown) => unknown) | null;
  readonly failure: ((value: unknown) => unknown) | null;
  readonly selector: (row: SqlRow) => unknown;
  readonly failOnEmpty: boolean;

  constructor({
    connectionId,
    database,
    sql,
    parameters,
    success,
    failure,
    selector,
    failOnEmpty,
    ...options
  }: SqlSensorOptions) {
    super(options);
    requireOption(this, "connectionId", connectionId);
    requireOption(this, "sql", sql);
    this.connectionId = templateField<string>(connectionId);
    this.database = templateField<string | null>(database ?? null);
    this.sql = templateField<string>(sql);
    this.parameters = templateField<SqlParameters | null>(parameters ?? null);
    this.success = success ?? null;
    this.failure = failure ?? null;
    this.selector = selector ?? firstValue;
    this.failOnEmpty = failOnEmpty ?? false;
  }

  override async poke(context: TaskContext): Promise<unknown> {
    const { connectionId, database, sql, parameters } = this;
    context.log.info(`Looking with: ${sql}`);
    const row = await new SqlHook({ connectionId, database }).getFirst(sql, parameters);
    if (row === null) {
      if (this.failOnEmpty) throw new SqlSensorError("No rows returned, raising as per fail_on_empty flag");
      return false;
    }
    const value = this.selector(row);
    if (this.failure !== null && (await this.failure(value))) {
      throw new SqlSensorError(`Failure criteria met: "failure" returned true for ${String(value)}.`);
    }
    return this.success === null ? value : this.success(value);
  }
}

function firstValue(row: SqlRow): unknown {
  return row[0];
}
