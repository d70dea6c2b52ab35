/** A yes or no as both databases hold it: 1 or 0. */
export type Flag = 0 | 1;

/** Turns a yes or no into what both databases hold. */
export function flag(value: boolean): Flag {
  return value ? 1 : 0;
}
