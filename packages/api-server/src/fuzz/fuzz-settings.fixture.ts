/** How many requests are made up, and from what. */
export interface FuzzSettings {
  readonly requestsPerOperation: number;
  /** What is found is found again with it; it stands in the name of each test. */
  readonly seed: number;
}

/** A few seconds' worth, the same each time; `npm run fuzz` asks for more, and for something else each time. */
export const FUZZ_SETTINGS: FuzzSettings = {
  requestsPerOperation: Number(process.env["BARAM_FUZZ_REQUESTS"] ?? 12),
  seed: Number(process.env["BARAM_FUZZ_SEED"]),
};
