import { findTimezone, type Instant, instantFromMicroseconds, type Timezone } from "@baram/domain";

const MINUTE = 60_000_000;

/** Plain fields only: `*`, `*\/n`, numbers, ranges and lists of them. */
const PLAIN_FIELD = /^(\*|\*\/\d+|\d+(-\d+)?(,\d+(-\d+)?)*)$/;

/** Five fields that can be matched minute by minute. `null` for another expression. */
function readFields(expression: string): readonly string[] | null {
  const fields = expression === "@daily" ? "0 0 * * *".split(" ") : expression.split(" ");
  return fields.length === 5 && fields.every((field) => PLAIN_FIELD.test(field)) ? fields : null;
}

/** Whether the moments of a schedule can be found minute by minute, in a zone whose clocks change. */
export function canBeFoundByMinutes(expression: string, timezone: string): boolean {
  const hasChanges = findTimezone(timezone)?.periodAt(0).end !== Number.POSITIVE_INFINITY;
  return hasChanges && readFields(expression) !== null;
}

/**
 * The moments of a schedule between two others, found by looking at the clock on the wall at every minute.
 *
 * As it was decided: a time that comes twice means its second coming unless the hours are free; where the clock leaps,
 * the first time it leaps over is moved forward by the leap. Each moment stands once, in ascending order.
 */
export function momentsByMinutes(
  expression: string,
  timezone: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): readonly Instant[] {
  const fields = readFields(expression);
  const zone = findTimezone(timezone);
  if (fields === null || zone === null) throw new Error(`"${expression}" in ${timezone} cannot be found by minutes.`);
  const moments = new Set<number>();
  for (let at = Math.floor(from / MINUTE) * MINUTE; at <= until; at += MINUTE) {
    const { start, offset } = zone.periodAt(at);
    if (matches(fields, at + offset) && (fields[1] === "*" || !comesAgain(zone, at))) moments.add(at);
    if (at === start) {
      const moved = firstLeaptOver(fields, zone, at);
      if (moved !== null && moved <= until) moments.add(moved);
    }
  }
  return [...moments].toSorted((one, other) => one - other).map(instantFromMicroseconds);
}

function comesAgain(zone: Timezone, at: number): boolean {
  const { end, offset } = zone.periodAt(at);
  return end !== Number.POSITIVE_INFINITY && at + offset >= end + zone.periodAt(end).offset;
}

function firstLeaptOver(fields: readonly string[], zone: Timezone, change: number): number | null {
  const before = zone.periodAt(change - 1).offset;
  const after = zone.periodAt(change).offset;
  for (let wallClock = change + before; wallClock < change + after; wallClock += MINUTE) {
    if (matches(fields, wallClock)) return wallClock - before;
  }
  return null;
}

function matches(fields: readonly string[], wallClock: number): boolean {
  const date = new Date(wallClock / 1000);
  const [minute = "*", hour = "*", day = "*", month = "*", weekday = "*"] = fields;
  const isDay = allows(day, date.getUTCDate());
  const isWeekday = allows(weekday, date.getUTCDay());
  const hasEither = day !== "*" && weekday !== "*";
  return (
    allows(minute, date.getUTCMinutes()) &&
    allows(hour, date.getUTCHours()) &&
    allows(month, date.getUTCMonth() + 1) &&
    (hasEither ? isDay || isWeekday : isDay && isWeekday)
  );
}

/** By field, what it says of each value: a field is looked at for every minute of months. */
const TABLES = new Map<string, readonly boolean[]>();
const VALUES = 60;

function allows(field: string, value: number): boolean {
  const table = TABLES.get(field) ?? Array.from({ length: VALUES }, (_, each) => isAmong(field, each));
  TABLES.set(field, table);
  return table[value] === true;
}

function isAmong(field: string, value: number): boolean {
  if (field === "*") return true;
  if (field.startsWith("*/")) return value % Number(field.slice(2)) === 0;
  return field.split(",").some((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return value >= from && value <= to;
  });
}
