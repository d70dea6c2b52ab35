import { daysInMonth, wallClockOf } from "./wall-clock.ts";

const ISO =
  /^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)(?:[T ](?<hour>\d\d)(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)?)?(?<offset>Z|[+-]\d\d(?::?\d\d)?(?::?\d\d)?)?$/;

/** A wall-clock time with how far it is ahead of UTC, `null` where the text does not say. */
export interface ParsedDateTime {
  readonly wallClock: number;
  readonly offset: number | null;
}

/** Reads an ISO 8601 date or date and time; `null` for anything else. */
export function parseIsoDateTime(text: string): ParsedDateTime | null {
  const groups = ISO.exec(text)?.groups;
  if (groups === undefined) return null;
  const [year, month, day] = [Number(groups["year"]), Number(groups["month"]), Number(groups["day"])];
  const [hour, minute, second] = [groups["hour"], groups["minute"], groups["second"]].map((part) => Number(part ?? 0));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  const microsecond = Number((groups["fraction"] ?? "").padEnd(6, "0").slice(0, 6));
  const wallClock = wallClockOf({
    year,
    month,
    day,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
    microsecond,
  });
  return { wallClock, offset: parseOffset(groups["offset"]) };
}

/** Microseconds ahead of UTC of `Z`, `+02`, `+0200` or `+02:00`; `null` without an offset. */
export function parseOffset(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === "Z") return 0;
  const digits = text.replace(/\D/g, "");
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2, 4)) * 60 + Number(digits.slice(4, 6));
  return (text.startsWith("-") ? -seconds : seconds) * 1_000_000;
}
