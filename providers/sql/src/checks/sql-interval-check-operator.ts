import { InvalidOptionError, placeOfOperator, requireOption, type TaskContext } from "baram";
import type { SqlRow } from "../dialects/sql-dialect.ts";
import { DATABASE_OPTION_NAMES, type SqlCheckOptions } from "../operators/sql-operator-options.ts";
import { BaseCheck, numberOf } from "./base-check.ts";

/** How today's value and the earlier one are compared. */
export type RatioFormula = "max_over_min" | "relative_diff";

/** Options of {@link SqlIntervalCheckOperator}. */
export interface SqlIntervalCheckOperatorOptions extends SqlCheckOptions {
  /** The table, as it stands in SQL. */
  readonly table: string;
  /** By metric, an expression of SQL such as `COUNT(*)`: the ratio that it has to stay below. */
  readonly metricsThresholds: Readonly<Record<string, number>>;
  /** The column with the day. Defaults to `ds`. */
  readonly dateFilterColumn?: string;
  /** How many days before the run's the values come from that are compared with. Defaults to 7; the sign is ignored. */
  readonly daysBack?: number;
  /** Defaults to `max_over_min`: the larger value divided by the smaller. */
  readonly ratioFormula?: RatioFormula;
  /** A metric that is zero on one of the days holds. Defaults to `true`. */
  readonly ignoreZero?: boolean;
}

const RATIOS: Readonly<Record<RatioFormula, (current: number, reference: number) => number>> = {
  max_over_min: (current, reference) => Math.max(current, reference) / Math.min(current, reference),
  relative_diff: (current, reference) => Math.abs(current - reference) / reference,
};

const DAYS_BACK = 7;

/** Fails if a metric of the run's day differs too much from that of some days before. */
export class SqlIntervalCheckOperator extends BaseCheck {
  static readonly optionNames: readonly string[] = [
    ...DATABASE_OPTION_NAMES,
    "retryOnFailure",
    "table",
    "metricsThresholds",
    "dateFilterColumn",
    "daysBack",
    "ratioFormula",
    "ignoreZero",
  ];
  static override readonly templateFields: readonly string[] = ["sql1", "sql2", ...DATABASE_OPTION_NAMES];
  static override readonly uiColor: string = "#fff7e6";

  readonly metricsThresholds: Readonly<Record<string, number>>;
  readonly ratioFormula: RatioFormula;
  readonly ignoreZero: boolean;
  /** The query of the run's day. */
  readonly sql1: string;
  /** The query of the earlier day. */
  readonly sql2: string;

  constructor({
    table,
    metricsThresholds,
    dateFilterColumn,
    daysBack,
    ratioFormula,
    ignoreZero,
    ...options
  }: SqlIntervalCheckOperatorOptions) {
    super(options);
    requireOption(this, "table", table);
    requireOption(this, "metricsThresholds", metricsThresholds);
    this.metricsThresholds = metricsThresholds;
    this.ratioFormula = ratioFormula ?? "max_over_min";
    if (!Object.hasOwn(RATIOS, this.ratioFormula)) {
      throw new InvalidOptionError(
        placeOfOperator(this),
        `"ratioFormula" is "${this.ratioFormula}"; expected one of ${Object.keys(RATIOS).join(", ")}.`,
      );
    }
    this.ignoreZero = ignoreZero ?? true;
    const days = -Math.abs(daysBack ?? DAYS_BACK);
    const select = `SELECT ${this.#metrics().join(", ")} FROM ${table} WHERE ${dateFilterColumn ?? "ds"}=`;
    this.sql1 = `${select}'{{ ds }}'`;
    this.sql2 = `${select}'{{ macros.ds_add(ds, ${days}) }}'`;
  }

  override async execute(context: TaskContext): Promise<void> {
    context.log.info(`Executing: ${this.sql2}`);
    const earlier = await this.hook().getFirst(this.sql2);
    context.log.info(`Executing: ${this.sql1}`);
    const today = await this.hook().getFirst(this.sql1);
    if (earlier === null) throw this.refusal(`The query ${this.sql2} returned None`);
    if (today === null) throw this.refusal(`The query ${this.sql1} returned None`);
    const failed = this.#metrics().filter((metric, index) => {
      const ratio = this.#ratio(today, earlier, index);
      const threshold = this.metricsThresholds[metric] ?? 0;
      context.log.info("Compared a metric.", { metric, ratio, threshold });
      return ratio === null ? !this.ignoreZero : ratio >= threshold;
    });
    if (failed.length === 0) return;
    throw this.refusal(`The following tests have failed:\n ${failed.join(", ")}`);
  }

  #metrics(): readonly string[] {
    return Object.keys(this.metricsThresholds).sort();
  }

  /** `null` where one of the two is zero, or nothing at all. */
  #ratio(today: SqlRow, earlier: SqlRow, index: number): number | null {
    const [current, reference] = [numberOf(today[index]), numberOf(earlier[index])];
    if (current === null || reference === null || current === 0 || reference === 0) return null;
    return RATIOS[this.ratioFormula](current, reference);
  }
}
