const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;

/** What clocks show in a time zone, by the names that JavaScript's own calendar gives; offsets change on half hours. */
export class NaiveClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(timezone: string) {
    this.#format = new Intl.DateTimeFormat("en-US", { timeZone: timezone, timeZoneName: "longOffset" });
  }

  /** How far the clocks are ahead of UTC at a moment, in milliseconds. */
  offsetAt(at: number): number {
    const slot = Math.floor(at / HALF_HOUR);
    const known = this.#offsets.get(slot);
    if (known !== undefined) return known;
    const name = this.#format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE * (sign === "-" ? -1 : 1);
    this.#offsets.set(slot, offset);
    return offset;
  }

  /** What the clocks show at a moment, as if it were UTC. */
  wallAt(at: number): Date {
    return new Date(at + this.offsetAt(at));
  }

  /** When the clocks show this: the second time where they do twice, moved on by the gap where they never do. */
  momentOf(wall: number): number {
    const before = this.offsetAt(wall - 86_400_000);
    const after = this.offsetAt(wall + 86_400_000);
    const shown = [wall - before, wall - after].filter((at) => at + this.offsetAt(at) === wall);
    return shown.length === 0 ? wall - before : Math.max(...shown);
  }
}
