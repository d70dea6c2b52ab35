/** Something a user did. */
export interface UserEvent {
  /** The day, `2019-01-01`. */
  readonly date: string;
  /** An address. */
  readonly user: string;
}

const FIRST_DAY = "2018-12-06";
const LAST_DAY = "2019-01-04";
const DAY_MILLISECONDS = 86_400_000;

/** Stands in for an API with the events of thirty days: from `startDate` up to but without `endDate`. */
export function fetchEvents({ startDate, endDate }: { startDate?: string; endDate?: string } = {}): UserEvent[] {
  const events: UserEvent[] = [];
  for (let day = Date.parse(FIRST_DAY); day <= Date.parse(LAST_DAY); day += DAY_MILLISECONDS) {
    const date = new Date(day).toISOString().slice(0, 10);
    if ((startDate === undefined || date >= startDate) && (endDate === undefined || date < endDate)) {
      events.push(...eventsOf(date));
    }
  }
  return events;
}

/** The same ones for a day whenever it is asked for. */
function eventsOf(date: string): UserEvent[] {
  const draw = numbersFrom(Date.parse(date) / 1000);
  const userCount = 50 + Math.floor(draw() * 50);
  const eventCount = 200 + Math.floor(draw() * 1800);
  const part = () => 1 + Math.floor(draw() * 254);
  const users = Array.from({ length: userCount }, () => [part(), part(), part(), part()].join("."));
  return Array.from({ length: eventCount }, () => ({ date, user: users[Math.floor(draw() * userCount)] ?? "" }));
}

/** Mulberry32: numbers from 0 up to but without 1 that depend on the seed alone. */
function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many events each user caused on each day, as CSV sorted by day and user; only a header where there are none. */
export function statisticsOf(events: readonly UserEvent[]): string {
  const counts = new Map<string, number>();
  for (const { date, user } of events) counts.set(`${date},${user}`, (counts.get(`${date},${user}`) ?? 0) + 1);
  const rows = [...counts].map(([who, count]) => `${who},${count}`).toSorted();
  return `${["date,user,0", ...rows].join("\n")}\n`;
}
