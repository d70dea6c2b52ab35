declare const value: unique symbol;

/**
 * The promise of a task's result, or of a part of it: what an input accepts.
 *
 * The one phantom property is all that the compiler compares, which keeps checks fast and messages short.
 * What a call of a factory returns ({@link TaskReference}) has methods and fields besides.
 */
export interface Reference<out T> {
  readonly [value]: T;
}

declare const givenValue: unique symbol;

/** A reference that has a value whatever became of other tasks: what a task group was given. */
export interface GivenValue<out T> {
  readonly [givenValue]: T;
}

/** Keeps a reference from passing as "an object whose properties may be references". */
export interface NotAReference {
  readonly [value]?: never;
}
