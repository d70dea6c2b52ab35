import type { Instant } from "./instant.ts";

/** The later of two moments, either of which may be open. @returns `null` where both are. */
export function laterOf(left: Instant | null, right: Instant | null): Instant | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}

/** The earlier of two moments, either of which may be open. @returns `null` where both are. */
export function earlierOf(left: Instant | null, right: Instant | null): Instant | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
