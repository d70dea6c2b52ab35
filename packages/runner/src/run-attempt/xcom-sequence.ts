import { isDeepStrictEqual } from "node:util";
import { XComIndexError, type XComSequence, XComSliceError } from "@baram/sdk";

/** Reads the values at some places of a sequence, in one go. */
export type ReadElements = (places: readonly number[]) => Promise<readonly unknown[]>;

/** How many values are read at once by whoever walks through a sequence. */
const PIECE_LENGTH = 100;

/** XComs that were found; a value is read when it is asked for, and each time it is. */
export class LazyXComSequence implements XComSequence {
  readonly length: number;
  readonly #read: ReadElements;

  constructor(length: number, read: ReadElements) {
    this.length = length;
    this.#read = read;
  }

  async at(index: number): Promise<unknown> {
    const place = index < 0 ? index + this.length : index;
    if (!Number.isInteger(index) || place < 0 || place >= this.length) throw new XComIndexError(index, this.length);
    const [value] = await this.#read([place]);
    return value;
  }

  async slice(start: number | null = null, end: number | null = null, step = 1): Promise<readonly unknown[]> {
    if (step !== 1 && step !== -1) throw new XComSliceError(step);
    return this.#readAll(placesOfSlice({ start, end, step }, this.length));
  }

  toArray(): Promise<unknown[]> {
    return this.#readAll(placesUpTo(this.length));
  }

  toReversed(): Promise<unknown[]> {
    return this.#readAll(placesUpTo(this.length).toReversed());
  }

  async includes(wanted: unknown): Promise<boolean> {
    for await (const value of this) if (isDeepStrictEqual(value, wanted)) return true;
    return false;
  }

  async equals(other: Iterable<unknown> | XComSequence): Promise<boolean> {
    const others = isSequence(other) ? await other.toArray() : [...other];
    return others.length === this.length && isDeepStrictEqual(await this.toArray(), others);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    for (let place = 0; place < this.length; place += PIECE_LENGTH) {
      yield* await this.#read(placesUpTo(Math.min(PIECE_LENGTH, this.length - place), place));
    }
  }

  /** Parity: these words, as templates print them. */
  toString(): string {
    return `LazySelectSequence([${this.length} ${this.length === 1 ? "item" : "items"}])`;
  }

  async #readAll(places: readonly number[]): Promise<unknown[]> {
    const values: unknown[] = [];
    for (let start = 0; start < places.length; start += PIECE_LENGTH) {
      values.push(...(await this.#read(places.slice(start, start + PIECE_LENGTH))));
    }
    return values;
  }
}

/** The same value with every sequence in it read to a list. */
export async function withSequencesRead(value: unknown): Promise<unknown> {
  return holdsSequence(value, new Set()) ? readSequences(value) : value;
}

function holdsSequence(value: unknown, seen: Set<object>): boolean {
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  if (value instanceof LazyXComSequence) return true;
  seen.add(value);
  return childrenOf(value).some((child) => holdsSequence(child, seen));
}

function childrenOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value) : [];
}

async function readSequences(value: unknown): Promise<unknown> {
  if (value instanceof LazyXComSequence) return value.toArray();
  if (Array.isArray(value)) return Promise.all(value.map(readSequences));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(async ([key, child]) => [key, await readSequences(child)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function isSequence(value: Iterable<unknown> | XComSequence): value is XComSequence {
  return value instanceof LazyXComSequence;
}

function placesUpTo(length: number, first = 0): readonly number[] {
  return Array.from({ length }, (_hole, place) => first + place);
}

/** The places that Python's slice of a sequence of this length names. */
function placesOfSlice(
  { start, end, step }: { readonly start: number | null; readonly end: number | null; readonly step: 1 | -1 },
  length: number,
): readonly number[] {
  const lowest = step === 1 ? 0 : -1;
  const highest = step === 1 ? length : length - 1;
  const bounded = (bound: number | null, fallback: number): number => {
    if (bound === null) return fallback;
    return Math.min(highest, Math.max(lowest, Math.trunc(bound) + (bound < 0 ? length : 0)));
  };
  const from = bounded(start, step === 1 ? lowest : highest);
  const to = bounded(end, step === 1 ? highest : lowest);
  return Array.from({ length: Math.max(0, (to - from) * step) }, (_hole, count) => from + count * step);
}
