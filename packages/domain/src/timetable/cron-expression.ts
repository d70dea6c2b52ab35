import type { CronField, CronFieldValues, NthWeekday } from "./cron-field.ts";
import { CRON_FIELDS, parseCronField } from "./cron-field.ts";
import { replaceAlias } from "./presets.ts";

/** Which of the day columns decide whether a date belongs to the schedule. */
export type CronDayRule = "every" | "dayOfMonth" | "dayOfWeek" | "either" | "nthWeekday";

/** A cron expression as explicit sets. Numbers stand ascending, each once. */
export interface CronExpression {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly seconds: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly lastDayOfMonth: boolean;
  readonly months: readonly number[];
  /** Sunday is 0. */
  readonly weekdays: readonly number[];
  readonly nthWeekdays: readonly NthWeekday[];
  readonly dayRule: CronDayRule;
  /** `null` means every year. */
  readonly years: readonly number[] | null;
  /** Such a schedule counts real hours, so that none is skipped or missed when the clocks change. */
  readonly coversEveryHour: boolean;
}

/** A cron expression that was read, or why the text is none. */
export type CronExpressionResult =
  | { readonly kind: "cron"; readonly cron: CronExpression }
  | { readonly kind: "refused"; readonly message: string };

const FIELDS_IN_ORDER: readonly (readonly [keyof typeof CRON_FIELDS, CronField])[] = [
  ["minute", CRON_FIELDS.minute],
  ["hour", CRON_FIELDS.hour],
  ["dayOfMonth", CRON_FIELDS.dayOfMonth],
  ["month", CRON_FIELDS.month],
  ["dayOfWeek", CRON_FIELDS.dayOfWeek],
  ["second", CRON_FIELDS.second],
  ["year", CRON_FIELDS.year],
];
const COLUMNS_MINIMUM = 5;

/**
 * Reads five columns (minute, hour, day of month, month, day of week), six (with seconds last) or seven (with years).
 *
 * A date that never comes, such as 30 February, is accepted: the search for it finds nothing.
 */
export function parseCronExpression(expression: string): CronExpressionResult {
  const columns = replaceAlias(expression).toLowerCase().split(/\s+/).filter(Boolean);
  if (columns.length < COLUMNS_MINIMUM || columns.length > FIELDS_IN_ORDER.length) {
    const found = `it has ${columns.length} ${columns.length === 1 ? "column" : "columns"}`;
    return refuse(expression, `${found}; write 5 (minute, hour, day of month, month, day of week), 6 or 7`);
  }
  const read: Partial<Record<keyof typeof CRON_FIELDS, CronFieldValues>> = {};
  for (const [index, [key, field]] of FIELDS_IN_ORDER.entries()) {
    const column = columns[index];
    if (column === undefined) break;
    const values = parseCronField(column, field);
    if (values.kind === "refused") return refuse(expression, values.reason);
    read[key] = values;
  }
  const { minute, hour, dayOfMonth, month, dayOfWeek, second, year } = read;
  if (!minute || !hour || !dayOfMonth || !month || !dayOfWeek) return refuse(expression, "a column is missing");
  const cron: CronExpression = {
    minutes: minute.values,
    hours: hour.values,
    seconds: second?.values ?? [0],
    daysOfMonth: dayOfMonth.values,
    lastDayOfMonth: dayOfMonth.lastDayOfMonth,
    months: month.values,
    weekdays: dayOfWeek.values,
    nthWeekdays: dayOfWeek.nthWeekdays,
    dayRule: chooseDayRule({
      dayOfMonth,
      dayOfWeek,
      dayOfMonthText: columns[2] ?? "",
      dayOfWeekText: columns[4] ?? "",
    }),
    years: year === undefined || isWholeField(year, CRON_FIELDS.year) ? null : year.values,
    coversEveryHour: isWholeField(hour, CRON_FIELDS.hour),
  };
  return { kind: "cron", cron };
}

/**
 * Both day columns restricted means that either is enough.
 *
 * Parity: a column that lists every day counts as restricted unless the other one contains a `*`; a list such as `1-31`
 * beside a weekday therefore means every day. An nth weekday ignores the day of month.
 */
function chooseDayRule(day: {
  readonly dayOfMonth: CronFieldValues;
  readonly dayOfWeek: CronFieldValues;
  readonly dayOfMonthText: string;
  readonly dayOfWeekText: string;
}): CronDayRule {
  if (day.dayOfWeek.nthWeekdays.length > 0) return "nthWeekday";
  const isAnyDayOfMonth =
    day.dayOfMonth.hasWildcard ||
    (isWholeField(day.dayOfMonth, CRON_FIELDS.dayOfMonth) && day.dayOfWeekText.includes("*"));
  const isAnyWeekday =
    day.dayOfWeek.hasWildcard ||
    (isWholeField(day.dayOfWeek, CRON_FIELDS.dayOfWeek) && day.dayOfMonthText.includes("*"));
  if (isAnyDayOfMonth) return isAnyWeekday ? "every" : "dayOfWeek";
  return isAnyWeekday ? "dayOfMonth" : "either";
}

function isWholeField({ values }: CronFieldValues, field: CronField): boolean {
  return values.length === field.maximum - field.minimum + 1;
}

function refuse(expression: string, reason: string): CronExpressionResult {
  return { kind: "refused", message: `The cron expression "${expression}" is refused: ${reason}.` };
}
