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
import { BaseCheck } from "./base-check.ts";
import { type ColumnCondition, meetsCondition, mistakeInCondition } from "./column-condition.ts";

/** What can be looked at in a column. */
export type ColumnCheck = "null_check" | "distinct_check" | "unique_check" | "min" | "max";

/** By column, and by what is looked at in it: what that has to be. */
export type ColumnMapping = Readonly<Record<string, Readonly<Partial<Record<ColumnCheck, ColumnCondition>>>>>;

/** Options of {@link SqlColumnCheckOperator}. */
export interface SqlColumnCheckOperatorOptions extends SqlCheckOptions {
  /** The table, as it stands in SQL. A template. */
  readonly table: Template<string>;
  readonly columnMapping: ColumnMapping;
  /** Narrows down which rows are looked at, as it stands in SQL behind WHERE. A template. */
  readonly partitionClause?: Template<string>;
  /** Takes nothing for zero, as the minimum of no rows is. Defaults to `true`. */
  readonly acceptNone?: boolean;
}

const STATEMENTS: Readonly<Record<ColumnCheck, (column: string) => string>> = {
  null_check: (column) => `SUM(CASE WHEN ${column} IS NULL THEN 1 ELSE 0 END)`,
  distinct_check: (column) => `COUNT(DISTINCT(${column}))`,
  unique_check: (column) => `COUNT(${column}) - COUNT(DISTINCT(${column}))`,
  min: (column) => `MIN(${column})`,
  max: (column) => `MAX(${column})`,
};

/** Checks columns of a table: how many values are missing, distinct or double, and the least and the greatest. */
export class SqlColumnCheckOperator extends BaseCheck {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "retryOnFailure",
    "table",
    "columnMapping",
    "partitionClause",
    "acceptNone",
  ];
  static override readonly templateFields: readonly string[] = ["table", "partitionClause", ...DATABASE_OPTION_NAMES];
  static override readonly uiColor: string = "#fff7e6";

  readonly table: string;
  readonly columnMapping: ColumnMapping;
  readonly partitionClause: string | null;
  readonly acceptNone: boolean;

  constructor({ table, columnMapping, partitionClause, acceptNone, ...options }: SqlColumnCheckOperatorOptions) {
    super(options);
    requireOption(this, "table", table);
    requireOption(this, "columnMapping", columnMapping);
    this.table = templateField<string>(table);
    this.columnMapping = columnMapping;
    this.partitionClause = templateField<string | null>(partitionClause ?? null);
    this.acceptNone = acceptNone ?? true;
    for (const { column, check, condition } of checksOf(columnMapping)) {
      const mistake = Object.hasOwn(STATEMENTS, check)
        ? mistakeInCondition(condition)
        : `is no check; expected one of ${Object.keys(STATEMENTS).join(", ")}.`;
      if (mistake !== null) {
        throw new InvalidOptionError(placeOfOperator(this), `"columnMapping.${column}.${check}" ${mistake}`);
      }
    }
  }

  override async execute(context: TaskContext): Promise<void> {
    const checks = checksOf(this.columnMapping);
    const sql = checks.map((each) => this.#select(each)).join(" UNION ALL ");
    context.log.info(`Executing: ${sql}`);
    const rows = await this.hook().getRecords(sql);
    if (rows.length === 0) throw this.noRows(sql);
    const results = new Map(rows.map(([column, check, result]) => [`${String(column)}.${String(check)}`, result]));
    const failed = checks.filter(
      ({ column, check, condition }) => !meetsCondition(results.get(`${column}.${check}`), condition, this.acceptNone),
    );
    if (failed.length === 0) return;
    const words = failed.map(
      ({ column, check, condition }) =>
        `Column: ${column}\n\tCheck: ${check},\n\tCheck Values: ${showRows({ ...condition, result: results.get(`${column}.${check}`) })}\n`,
    );
    throw this.refusal(
      `Test failed.\nResults:\n${showRows(rows)}\nThe following tests have failed:\n${words.join("")}`,
    );
  }

  #select({ column, check, condition }: OneCheck): string {
    const clauses = [this.partitionClause, condition.partitionClause].filter((clause) => clause);
    const where = clauses.length === 0 ? "" : ` WHERE ${clauses.join(" AND ")}`;
    const names = `'${quoted(column)}' AS col_name, '${check}' AS check_type`;
    return `SELECT ${names}, ${STATEMENTS[check](column)} AS check_result FROM ${this.table}${where}`;
  }
}

interface OneCheck {
  readonly column: string;
  readonly check: ColumnCheck;
  readonly condition: ColumnCondition;
}

function checksOf(mapping: ColumnMapping): readonly OneCheck[] {
  return Object.entries(mapping).flatMap(([column, checks]) =>
    Object.entries(checks).map(([check, condition]) => ({ column, check: check as ColumnCheck, condition })),
  );
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}
