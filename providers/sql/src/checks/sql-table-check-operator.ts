import {
  InvalidOptionError,
  placeOfOperator,
  requireOption,
  type TaskContext,
  type Template,
  templateField,
} from "baram";
import { showRows } from "../hooks/show-rows.ts";
import { readBooleanText } from "../operators/boolean-text.ts";
import { DATABASE_OPTION_NAMES, type SqlCheckOptions } from "../operators/sql-operator-options.ts";
import { BaseCheck } from "./base-check.ts";

/** What has to hold for a table. */
export interface TableCheck {
  /** A condition of SQL: over aggregates (`COUNT(*) > 100`) for the table, else for each of its rows (`a < b`). */
  readonly checkStatement: string;
  /** Further narrows down which rows are looked at, as it stands in SQL behind WHERE. */
  readonly partitionClause?: string;
}

/** Options of {@link SqlTableCheckOperator}. */
export interface SqlTableCheckOperatorOptions extends SqlCheckOptions {
  /** The table, as it stands in SQL. A template. */
  readonly table: Template<string>;
  /** By name; a name is used as a column, so it has to be one. A template. */
  readonly checks: Template<Readonly<Record<string, TableCheck>>>;
  /** Narrows down which rows are looked at, as it stands in SQL behind WHERE. A template. */
  readonly partitionClause?: Template<string>;
}

/** Checks a table with conditions of SQL. */
export class SqlTableCheckOperator extends BaseCheck {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "retryOnFailure",
    "table",
    "checks",
    "partitionClause",
  ];
  static override readonly templateFields: readonly string[] = [
    "table",
    "checks",
    "partitionClause",
    ...DATABASE_OPTION_NAMES,
  ];
  static override readonly uiColor: string = "#fff7e6";

  readonly table: string;
  readonly checks: Readonly<Record<string, TableCheck>>;
  readonly partitionClause: string | null;

  constructor({ table, checks, partitionClause, ...options }: SqlTableCheckOperatorOptions) {
    super(options);
    requireOption(this, "table", table);
    requireOption(this, "checks", checks);
    this.table = templateField<string>(table);
    this.checks = templateField<Readonly<Record<string, TableCheck>>>(checks);
    this.partitionClause = templateField<string | null>(partitionClause ?? null);
    if (typeof checks === "string") return;
    for (const [name, check] of Object.entries(checks)) {
      const mistake = mistakeInCheck(check);
      if (mistake !== null) throw new InvalidOptionError(placeOfOperator(this), `"checks.${name}" ${mistake}`);
    }
  }

  override async execute(context: TaskContext): Promise<void> {
    const sql = Object.entries(this.checks)
      .map(([name, check]) => this.#select(name, check))
      .join(" UNION ALL ");
    context.log.info(`Executing: ${sql}`);
    const rows = await this.hook().getRecords(sql);
    if (rows.length === 0) throw this.noRows(sql);
    const failed = rows.filter(([, result]) => readBooleanText(String(result)) !== true);
    if (failed.length === 0) return;
    const words = failed.map(([name]) => {
      const check = this.checks[String(name)];
      return `\tCheck: ${String(name)},\n\tCheck Values: ${showRows(check)}\n`;
    });
    throw this.refusal(
      `Test failed.\nQuery:\n${sql}\nResults:\n${showRows(rows)}\nThe following tests have failed:\n${words.join("")}`,
    );
  }

  #select(name: string, { checkStatement, partitionClause }: TableCheck): string {
    const clauses = [this.partitionClause, partitionClause].filter((clause) => clause);
    const where = clauses.length === 0 ? "" : ` WHERE ${clauses.join(" AND ")}`;
    // A condition over aggregates gives one row here, any other a row for each of the table's.
    const each = `SELECT CASE WHEN ${checkStatement} THEN 1 ELSE 0 END AS ${name} FROM ${this.table}${where}`;
    return `SELECT '${name}' AS check_name, MIN(${name}) AS check_result FROM (${each}) AS sq`;
  }
}

const NAMES_IN_CHECK: readonly string[] = ["checkStatement", "partitionClause"] satisfies (keyof TableCheck)[];

/** What is wrong with a check as it was written, in a sentence; `null` for nothing. */
function mistakeInCheck(check: unknown): string | null {
  const given = typeof check === "object" && check !== null && !Array.isArray(check) ? check : {};
  const unknown = Object.keys(given).find((name) => !NAMES_IN_CHECK.includes(name));
  if (unknown !== undefined) return `has "${unknown}"; it knows ${NAMES_IN_CHECK.join(", ")}.`;
  if ("checkStatement" in given && typeof given.checkStatement === "string") return null;
  return `is ${showRows(check)}; expected a condition such as { checkStatement: "COUNT(*) > 100" }.`;
}
