/** One of the columns of a cron expression. */
export interface CronField {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Three-letter names in order of their values, from `minimum`. */
  readonly names: readonly string[];
}

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAY_NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** In the order in which they are written: seconds come sixth, not first. */
export const CRON_FIELDS = {
  minute: { name: "minute", minimum: 0, maximum: 59, names: [] },
  hour: { name: "hour", minimum: 0, maximum: 23, names: [] },
  dayOfMonth: { name: "day of month", minimum: 1, maximum: 31, names: [] },
  month: { name: "month", minimum: 1, maximum: 12, names: MONTH_NAMES },
  dayOfWeek: { name: "day of week", minimum: 0, maximum: 6, names: WEEKDAY_NAMES },
  second: { name: "second", minimum: 0, maximum: 59, names: [] },
  year: { name: "year", minimum: 1970, maximum: 2099, names: [] },
} as const satisfies Record<string, CronField>;

/** A weekday by its place in the month: the second Friday, the last Sunday. */
export interface NthWeekday {
  readonly weekday: number;
  readonly nth: number | "last";
}

/** What one column allows. */
export interface CronFieldValues {
  readonly kind: "values";
  /** Ascending, each once. A bare `*` gives all of them. */
  readonly values: readonly number[];
  /** Whether a list element is a bare `*` or `?`, which restricts nothing. */
  readonly hasWildcard: boolean;
  /** `L` among the days of the month. */
  readonly lastDayOfMonth: boolean;
  readonly nthWeekdays: readonly NthWeekday[];
}

/** Why the text of a field cannot be read. */
export interface CronFieldRefusal {
  readonly kind: "refused";
  /** A clause that follows "is refused:". */
  readonly reason: string;
}

const STEP_OVER_FIELD = /^\*\/(\d+)$/;
const RANGE = /^([^-/]+)-([^-/]+)(?:\/(\d+))?$/;
const START_WITH_STEP = /^([^-/*]+)\/(\d+)$/;
const NTH_WEEKDAY = /^(\w+|[a-z]{3}-[a-z]{3})#(\d+)$/;
const LAST_WEEKDAY = /^l(\d+)$/;
const HASHED_OR_RANDOM = /^[hr](\(\d+-\d+\))?(\/\d+)?$/;

/** Reads one column, already in lower case. */
export function parseCronField(text: string, field: CronField): CronFieldValues | CronFieldRefusal {
  const isDayField = field === CRON_FIELDS.dayOfMonth || field === CRON_FIELDS.dayOfWeek;
  if (HASHED_OR_RANDOM.test(text)) {
    return refused(`"${text}" in the ${field.name} picks a value nobody wrote; write the value itself`);
  }
  if (text.includes("?") && !(text === "?" && isDayField)) {
    return refused('"?" may only stand alone, in the day of month or the day of week');
  }
  const values = new Set<number>();
  const nthWeekdays: NthWeekday[] = [];
  let hasWildcard = false;
  let lastDayOfMonth = false;
  for (const element of text.split(",")) {
    if (element === "*" || element === "?") {
      hasWildcard = true;
      continue;
    }
    if (element === "l" && field === CRON_FIELDS.dayOfMonth) {
      lastDayOfMonth = true;
      continue;
    }
    const { rest, nth } = field === CRON_FIELDS.dayOfWeek ? splitNth(element) : { rest: element, nth: null };
    if (typeof nth === "number" && (nth < 1 || nth > 5)) {
      return refused(`"${element}" asks for weekday number ${nth} of the month; it may be 1 to 5`);
    }
    const expanded = expandElement(rest, field);
    if (!Array.isArray(expanded)) return expanded;
    for (const value of expanded) {
      values.add(value);
      if (nth !== null) nthWeekdays.push({ weekday: value, nth });
    }
  }
  const listed = hasWildcard ? range(field.minimum, field.maximum, 1) : [...values].sort((a, b) => a - b);
  const mixed = mixedWithNthWeekdays(values, nthWeekdays, field);
  return mixed ?? { kind: "values", values: listed, hasWildcard, lastDayOfMonth, nthWeekdays };
}

/** Parity: a field that names every weekday may stand beside an nth weekday, which then decides alone. */
function mixedWithNthWeekdays(
  values: ReadonlySet<number>,
  nthWeekdays: readonly NthWeekday[],
  field: CronField,
): CronFieldRefusal | null {
  if (nthWeekdays.length === 0 || values.size === field.maximum - field.minimum + 1) return null;
  const plain = [...values].filter((value) => !nthWeekdays.some(({ weekday }) => weekday === value));
  return plain.length === 0 ? null : refused("plain weekdays cannot be mixed with nth or last weekdays in one list");
}

function splitNth(element: string): { readonly rest: string; readonly nth: NthWeekday["nth"] | null } {
  const last = LAST_WEEKDAY.exec(element);
  if (last?.[1] !== undefined) return { rest: last[1], nth: "last" };
  const nth = NTH_WEEKDAY.exec(element);
  if (nth?.[1] !== undefined) return { rest: nth[1], nth: Number(nth[2]) };
  return { rest: element, nth: null };
}

function expandElement(element: string, field: CronField): number[] | CronFieldRefusal {
  const whole = STEP_OVER_FIELD.exec(element);
  if (whole !== null) return expandRange({ low: field.minimum, high: field.maximum, step: Number(whole[1]) }, field);
  const start = START_WITH_STEP.exec(element);
  const bounds = RANGE.exec(element) ?? (start && [element, start[1], String(field.maximum), start[2]]);
  if (bounds === null) {
    const value = readValue(element, field);
    return typeof value === "number" ? [value] : value;
  }
  const [, lowText = "", highText = "", stepText = "1"] = bounds;
  const endsAtLastDay = highText === "l" && field === CRON_FIELDS.dayOfMonth;
  const low = readValue(lowText, field);
  const high = endsAtLastDay ? field.maximum : readValue(highText, field);
  if (typeof low !== "number") return low;
  if (typeof high !== "number") return high;
  return expandRange({ low, high, step: Number(stepText) }, field);
}

interface CronRange {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

function expandRange({ low, high, step }: CronRange, field: CronField): number[] | CronFieldRefusal {
  if (step === 0) return refused(`a step of 0 in the ${field.name} never moves on`);
  // Parity: `5-5` and, through `59/20`, `59-59/20` mean the whole field.
  if (low === high) return range(field.minimum, field.maximum, step);
  if (low < high) return range(low, high, step);
  const beforeWrap = range(low, field.maximum, step);
  return [...beforeWrap, ...range(field.minimum + stepsSkippedByWrap(beforeWrap, step, field), high, step)];
}

/**
 * How many values a wrapping range leaves out at the start of the field, so that its step goes on across the wrap.
 *
 * Parity: it is one value late (`22-5/3` is 22, 2, 5, not 22, 1, 4).
 */
function stepsSkippedByWrap(beforeWrap: readonly number[], step: number, field: CronField): number {
  const left = field.maximum - (beforeWrap.at(-1) ?? field.maximum);
  return left + 1 < step ? step - left : 0;
}

function readValue(text: string, field: CronField): number | CronFieldRefusal {
  const named = field.names.indexOf(text);
  if (named >= 0) return field.minimum + named;
  if (!/^\d+$/.test(text)) {
    return refused(`"${text}" is no value of the ${field.name} (${field.minimum}-${field.maximum})`);
  }
  const value = Number(text);
  if (field === CRON_FIELDS.dayOfWeek && value === 7) return 0;
  if (value < field.minimum || value > field.maximum) {
    return refused(`${value} is out of range for the ${field.name} (${field.minimum}-${field.maximum})`);
  }
  return value;
}

function range(low: number, high: number, step: number): number[] {
  const values: number[] = [];
  for (let value = low; value <= high; value += step) values.push(value);
  return values;
}

function refused(reason: string): CronFieldRefusal {
  return { kind: "refused", reason };
}
