import { TemplateError } from "../template-error.ts";
import { dayOfYear, fieldsOf, isoWeekOf, weekdayOf } from "./wall-clock.ts";

const FIELDS = /'([^']*)'|([a-zA-Z])\2*/g;

/** A wall-clock time by a CLDR pattern such as `EEEE dd MMMM yyyy`, with the names of a locale (`en_US`). */
export function formatCldr(wallClock: number, pattern: string, locale: string): string {
  const names = new LocaleNames(wallClock, locale);
  return pattern.replace(FIELDS, (whole: string, quoted?: string) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted;
    return formatField(whole.charAt(0), whole.length, wallClock, names);
  });
}

/** Names of months, weekdays and halves of a day. */
class LocaleNames {
  readonly #date: Date;
  readonly #locale: string;

  constructor(wallClock: number, locale: string) {
    this.#date = new Date(Math.floor(wallClock / 1000));
    this.#locale = locale.replace("_", "-");
  }

  part(type: Intl.DateTimeFormatPartTypes, options: Intl.DateTimeFormatOptions): string {
    try {
      const format = new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: "UTC" });
      return format.formatToParts(this.#date).find((part) => part.type === type)?.value ?? "";
    } catch (error) {
      if (error instanceof RangeError) throw new TemplateError("ValueError", `unknown locale '${this.#locale}'`);
      throw error;
    }
  }
}

function formatField(letter: string, width: number, wallClock: number, names: LocaleNames): string {
  const { year, month, day, hour, minute, second, microsecond } = fieldsOf(wallClock);
  const digits = (value: number): string => String(value).padStart(width, "0");
  switch (letter) {
    case "y":
    case "u":
      return width === 2 ? String(year % 100).padStart(2, "0") : digits(year);
    case "Y":
      return digits(isoWeekOf(wallClock).year);
    case "Q":
    case "q":
      return width < 3 ? digits(Math.ceil(month / 3)) : `Q${Math.ceil(month / 3)}`;
    case "M":
    case "L":
      return width < 3
        ? digits(month)
        : names.part("month", { month: nameWidth(width), ...(letter === "M" ? { day: "numeric" } : {}) });
    case "w":
      return digits(isoWeekOf(wallClock).week);
    case "d":
      return digits(day);
    case "D":
      return digits(dayOfYear(wallClock));
    case "E":
      return names.part("weekday", { weekday: nameWidth(width) });
    case "e":
    case "c":
      return width < 3 ? digits(weekdayOf(wallClock) + 1) : names.part("weekday", { weekday: nameWidth(width) });
    case "a":
      return names.part("dayPeriod", { hour: "numeric", hour12: true });
    case "G":
      return names.part("era", { era: width === 4 ? "long" : "short" });
    case "h":
      return digits(hour % 12 || 12);
    case "K":
      return digits(hour % 12);
    case "H":
      return digits(hour);
    case "k":
      return digits(hour === 0 ? 24 : hour);
    case "m":
      return digits(minute);
    case "s":
      return digits(second);
    case "S":
      return String(microsecond).padStart(6, "0").slice(0, width).padEnd(width, "0");
    default:
      return formatZone(letter, width);
  }
}

/** The date-times that are formatted here know no zone and count as UTC. */
function formatZone(letter: string, width: number): string {
  if (letter === "z" || letter === "v" || letter === "V") return "UTC";
  if (letter === "Z") return width === 4 ? "GMT+00:00" : width === 5 ? "Z" : "+0000";
  if (letter === "X") return "Z";
  return letter.repeat(width);
}

function nameWidth(width: number): "short" | "long" | "narrow" {
  if (width === 4) return "long";
  return width === 5 ? "narrow" : "short";
}
