/** The inputs of a function that takes none. */
export type NoInputs = Record<never, never>;
