import { instanceTotal } from "./map-lengths.ts";

/** Map indexes that follow one another. */
export interface IndexRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Which instances of another task belong to one instance of a task with which it shares mapped groups.
 *
 * The outermost group varies slowest: index = outer × inner length + inner. A task further inside has several
 * instances for one of a task further outside; the other way round there is one.
 */
export function relatedIndexes(given: {
  readonly mapIndex: number;
  /** Of the task, outermost first. */
  readonly lengths: readonly number[];
  /** Of the other task. */
  readonly otherLengths: readonly number[];
  readonly sharedLevels: number;
}): IndexRange {
  const inside = instanceTotal(given.lengths.slice(given.sharedLevels));
  const count = instanceTotal(given.otherLengths.slice(given.sharedLevels));
  return { first: Math.floor(given.mapIndex / inside) * count, count };
}

/** The indexes of a range, one by one. */
export function* indexesIn({ first, count }: IndexRange): Generator<number> {
  for (let index = first; index < first + count; index += 1) yield index;
}
