/**
 * What property tests make their cases from: the same in each run, so that whether they pass depends on the code alone.
 * `BARAM_FUZZ_SEED` gives another one, to look for what these cases do not show.
 */
export declare const PROPERTY_SEED: number;
//# sourceMappingURL=property-seed.d.ts.map
