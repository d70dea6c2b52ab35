import { findTimezone, type Timezone } from "@baram/domain";
import { TemplateError } from "../template-error.ts";
import { TemplateObject, type Value } from "../values/value.ts";
import { MICROSECONDS_PER_DAY, MICROSECONDS_PER_HOUR, MICROSECONDS_PER_MINUTE, twoDigits } from "./wall-clock.ts";

/** Names that Python's zone data has and JavaScript's English does not; the others are asked of the system. */
const ABBREVIATIONS: ReadonlyMap<string, readonly [standard: string, summer: string]> = new Map([
  ["Europe/London", ["GMT", "BST"]],
  ["Europe/Dublin", ["GMT", "IST"]],
  ["Europe/Lisbon", ["WET", "WEST"]],
  ["Europe/Moscow", ["MSK", "MSK"]],
  ["Asia/Seoul", ["KST", "KDT"]],
  ["Asia/Tokyo", ["JST", "JDT"]],
  ["Asia/Shanghai", ["CST", "CDT"]],
  ["Asia/Hong_Kong", ["HKT", "HKST"]],
  ["Asia/Kolkata", ["IST", "IST"]],
  ["Asia/Calcutta", ["IST", "IST"]],
  ["Australia/Sydney", ["AEST", "AEDT"]],
  ["Australia/Melbourne", ["AEST", "AEDT"]],
  ["Australia/Brisbane", ["AEST", "AEST"]],
  ["Australia/Perth", ["AWST", "AWDT"]],
  ["Pacific/Auckland", ["NZST", "NZDT"]],
]);

/** European zones are named by their offset in hours: standard time, then summer time. */
const EUROPEAN: ReadonlyMap<number, readonly [standard: string, summer: string]> = new Map([
  [0, ["WET", "WEST"]],
  [1, ["CET", "CEST"]],
  [2, ["EET", "EEST"]],
]);

/** A time zone as a value: prints its name. */
export class Zone extends TemplateObject {
  readonly typeName = "Timezone";
  readonly name: string;
  readonly rules: Timezone;

  constructor(name: string, rules: Timezone) {
    super();
    this.name = name;
    this.rules = rules;
  }

  /** Microseconds that the zone's clocks are ahead of UTC. */
  offsetAt(instant: number): number {
    return this.rules.periodAt(instant).offset;
  }

  isSummerTime(instant: number): boolean {
    const offset = this.offsetAt(instant);
    return offset > Math.min(...this.#offsetsAround(instant));
  }

  /** `UTC`, `CET`, `EST`; the offset where a zone has no letters. */
  abbreviation(instant: number): string {
    const isSummer = this.isSummerTime(instant);
    const offset = this.offsetAt(instant);
    const standardHours = (isSummer ? Math.min(...this.#offsetsAround(instant)) : offset) / MICROSECONDS_PER_HOUR;
    const names =
      ABBREVIATIONS.get(this.name) ?? (this.name.startsWith("Europe/") ? EUROPEAN.get(standardHours) : undefined);
    if (names !== undefined) return names[isSummer ? 1 : 0];
    if (this.name === "UTC" || /^[+-]/.test(this.name)) return this.name;
    return this.#systemAbbreviation(instant, offset);
  }

  override attribute(name: string): Value | undefined {
    return name === "name" || name === "key" ? this.name : undefined;
  }

  override text(): string {
    return this.name;
  }

  override representation(): string {
    return `Timezone('${this.name}')`;
  }

  override equals(other: Value): boolean {
    return other instanceof Zone && other.name === this.name;
  }

  override hashKey(): unknown {
    return `\u0000zone:${this.name}`;
  }

  #offsetsAround(instant: number): number[] {
    return [0, 91, 182, 273].map((days) => this.offsetAt(instant + days * MICROSECONDS_PER_DAY));
  }

  #systemAbbreviation(instant: number, offset: number): string {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: this.name, timeZoneName: "short" });
    const part = format.formatToParts(new Date(instant / 1000)).find(({ type }) => type === "timeZoneName");
    return part !== undefined && /^[A-Z]{2,5}$/.test(part.value) ? part.value : shortOffset(offset);
  }
}

const zones = new Map<string, Zone>();

/** The zone of a name, `null` when nobody knows it. */
export function tryFindZone(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const rules = findTimezone(name);
  if (rules === null) return null;
  const zone = new Zone(name === "Z" ? "UTC" : name, rules);
  zones.set(name, zone);
  return zone;
}

/** Like {@link tryFindZone}; an InvalidTimezone when there is none. */
export function findZone(name: string): Zone {
  const zone = tryFindZone(name);
  if (zone === null) throw new TemplateError("InvalidTimezone", `Invalid timezone "${name}"`);
  return zone;
}

/** The zone of everything in a context that says no other. */
export function utcZone(): Zone {
  return findZone("UTC");
}

/** `+09:00`; seconds only where there are some. */
export function formatOffset(offset: number, separator = ":"): string {
  const size = Math.abs(offset);
  const hours = Math.floor(size / MICROSECONDS_PER_HOUR);
  const minutes = Math.floor((size % MICROSECONDS_PER_HOUR) / MICROSECONDS_PER_MINUTE);
  const seconds = Math.floor((size % MICROSECONDS_PER_MINUTE) / 1_000_000);
  const tail = seconds === 0 ? "" : `${separator}${twoDigits(seconds)}`;
  return `${offset < 0 ? "-" : "+"}${twoDigits(hours)}${separator}${twoDigits(minutes)}${tail}`;
}

function shortOffset(offset: number): string {
  const text = formatOffset(offset, "");
  return text.endsWith("00") ? text.slice(0, 3) : text;
}
