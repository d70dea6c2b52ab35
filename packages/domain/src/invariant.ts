/**
 * Refuses to go on when the program itself is wrong.
 *
 * For bugs only: expected outcomes are values, and mistakes of authors and operators have error classes of their own.
 */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new InvariantError(sentence);
}

/** A bug in Baram. The process supervisor logs it and restarts what failed. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}
