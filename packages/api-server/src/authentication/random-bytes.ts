/** Gives this many random bytes, good enough for secrets. */
export type RandomBytes = (size: number) => Uint8Array;
