import {
  BaseBranchOperator,
  type BranchChoice,
  requireOption,
  type TaskContext,
  type TaskDates,
  type Template,
  templateField,
} from "baram";
import type { SqlParameters } from "../dialects/sql-dialect.ts";
import { SqlHook } from "../hooks/sql-hook.ts";
import { readBooleanText } from "./boolean-text.ts";
import { DATABASE_OPTION_NAMES, SQL_EXTENSIONS, type SqlOperatorOptions } from "./sql-operator-options.ts";

/** Options of {@link BranchSqlOperator}. */
export interface BranchSqlOperatorOptions extends SqlOperatorOptions, TaskDates {
  /** A query whose first value decides, or the name of a template file that ends in `.sql`. A template. */
  readonly sql: Template<string>;
  /** A template. */
  readonly parameters?: Template<SqlParameters>;
  /** Placed tasks or groups of the Dag, or their ids. */
  readonly followTaskIdsIfTrue: NonNullable<BranchChoice>;
  /** Placed tasks or groups of the Dag, or their ids. */
  readonly followTaskIdsIfFalse: NonNullable<BranchChoice>;
}

/** The query of a branch gave nothing that is true or false. */
export class BranchQueryError extends Error {
  override readonly name = "BranchQueryError";
}

/**
 * A branch by the first value of a query: true or false, a number (zero is false), or a text such as `yes` or `off`.
 * Nothing counts as false.
 */
export class BranchSqlOperator extends BaseBranchOperator {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "sql",
    "parameters",
    "followTaskIdsIfTrue",
    "followTaskIdsIfFalse",
  ];
  static override readonly templateFields: readonly string[] = ["sql", "parameters", ...DATABASE_OPTION_NAMES];
  static override readonly templateExtensions: readonly string[] = SQL_EXTENSIONS;
  static override readonly uiColor: string = "#a22034";
  static override readonly uiFgcolor: string = "#f7f7f7";

  readonly connectionId: string;
  readonly database: string | null;
  readonly sql: string;
  readonly parameters: SqlParameters | null;
  readonly #ifTrue: NonNullable<BranchChoice>;
  readonly #ifFalse: NonNullable<BranchChoice>;

  constructor({
    connectionId,
    database,
    sql,
    parameters,
    followTaskIdsIfTrue,
    followTaskIdsIfFalse,
    ...options
  }: BranchSqlOperatorOptions) {
    super(options);
    const needed = { connectionId, sql, followTaskIdsIfTrue, followTaskIdsIfFalse };
    for (const [name, value] of Object.entries(needed)) requireOption(this, name, value);
    this.connectionId = templateField<string>(connectionId);
    this.database = templateField<string | null>(database ?? null);
    this.sql = templateField<string>(sql);
    this.parameters = templateField<SqlParameters | null>(parameters ?? null);
    this.#ifTrue = followTaskIdsIfTrue;
    this.#ifFalse = followTaskIdsIfFalse;
  }

  override async chooseBranch(context: TaskContext): Promise<BranchChoice> {
    const { connectionId, database, sql, parameters } = this;
    context.log.info(`Executing: ${sql}`);
    const row = await new SqlHook({ connectionId, database }).getFirst(sql, parameters);
    if (row === null) {
      throw new BranchQueryError("No rows returned from sql query. Operator expected True or False return value.");
    }
    return readDecision(row[0]) ? this.#ifTrue : this.#ifFalse;
  }
}

function readDecision(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "number" || typeof value === "bigint") return Number(value) !== 0;
  const decision = typeof value === "string" ? (readBooleanText(value) ?? readNumberText(value)) : null;
  if (decision !== null) return decision;
  throw new BranchQueryError(
    `The query's first value is ${JSON.stringify(value)}; expected true or false, a number, or a text such as yes or off.`,
  );
}

/** A decimal of the database with more digits than a number holds exactly, which comes as its text. */
const LONG_DECIMAL = /^-?(?=(?:\D?\d){16})\d+\.\d+$/;

/** `null` for any other text. */
function readNumberText(text: string): boolean | null {
  return LONG_DECIMAL.test(text) ? Number(text) !== 0 : null;
}
