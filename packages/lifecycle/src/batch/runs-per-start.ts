/** How many runs one call starts at most; the rest follows in the next. */
export const RUNS_PER_START = 100;
