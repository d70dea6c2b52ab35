import { addSeconds, type Clock, type Instant } from "@baram/domain";
import type { Compilable } from "kysely";
import type { MetadataReader } from "./metadata-store.ts";

/** Counting may take this share of the time at most: what took 50 ms is kept for 5 s. */
const KEPT_FOR_TIMES = 100;
const KEPT_SECONDS_MAXIMUM = 60;
/** What is counted faster is counted each time. */
const SLOW_MICROSECONDS = 10_000;
/** A smaller number is told exactly, however long it took to find. */
const LARGE = 1000;
const KEPT_MAXIMUM = 500;

interface Kept {
  readonly rows: Promise<readonly object[]>;
  /** `null` while the database is being asked. */
  keptUntil: Instant | null;
}

const KEPT_BY_READER = new WeakMap<MetadataReader, Map<string, Kept>>();

/**
 * Asks for counts that a long history makes slow.
 *
 * What takes long and is large is kept for some seconds, so that a page that is turned, or looked at by many, does not have
 * the same history counted again each time. Whoever asks while the same is being counted waits for that.
 */
export async function readCounts<Row extends object>(
  reader: MetadataReader,
  query: Compilable<Row>,
  { clock, sizeOf }: { readonly clock: Clock; readonly sizeOf: (rows: readonly Row[]) => number },
): Promise<readonly Row[]> {
  const compiled = query.compile();
  const keptOfReader = keptBy(reader);
  const name = JSON.stringify([compiled.sql, compiled.parameters]);
  const begunAt = clock.now();
  const known = keptOfReader.get(name);
  if (known !== undefined && (known.keptUntil === null || known.keptUntil > begunAt)) {
    return (await known.rows) as readonly Row[];
  }
  const kept: Kept = { rows: reader.executeQuery(compiled).then(({ rows }) => rows), keptUntil: null };
  keptOfReader.set(name, kept);
  try {
    const rows = (await kept.rows) as readonly Row[];
    const endedAt = clock.now();
    const seconds = keptSeconds({ microseconds: endedAt - begunAt, size: sizeOf(rows) });
    if (seconds > 0) kept.keptUntil = addSeconds(endedAt, seconds);
    else keptOfReader.delete(name);
    return rows;
  } catch (error) {
    keptOfReader.delete(name);
    throw error;
  }
}

/**
 * How many rows a list has in all, of which a page was read. A page that is not full says so itself; else it is counted,
 * and what was large may be told as it was some seconds ago.
 */
export async function totalOf(
  reader: MetadataReader,
  page: { readonly limit: number; readonly offset: number; readonly found: number },
  { clock, count }: { readonly clock: Clock; readonly count: () => Compilable<{ readonly total: number }> },
): Promise<number> {
  const { limit, offset, found } = page;
  if (found < limit && (found > 0 || offset === 0)) return offset + found;
  const sizeOf = (rows: readonly { readonly total: number }[]) => Number(rows[0]?.total ?? 0);
  const rows = await readCounts(reader, count(), { clock, sizeOf });
  return Math.max(sizeOf(rows), found === 0 ? 0 : offset + found);
}

function keptBy(reader: MetadataReader): Map<string, Kept> {
  const known = KEPT_BY_READER.get(reader) ?? new Map<string, Kept>();
  KEPT_BY_READER.set(reader, known);
  // The one that was asked for first goes first.
  const [oldest] = known.size > KEPT_MAXIMUM ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  return known;
}

function keptSeconds({ microseconds, size }: { readonly microseconds: number; readonly size: number }): number {
  if (size < LARGE || microseconds < SLOW_MICROSECONDS) return 0;
  return Math.min((microseconds / 1_000_000) * KEPT_FOR_TIMES, KEPT_SECONDS_MAXIMUM);
}
