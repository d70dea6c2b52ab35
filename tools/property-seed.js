/**
 * What property tests make their cases from: the same in each run, so that whether they pass depends on the code alone.
 * `BARAM_FUZZ_SEED` gives another one, to look for what these cases do not show.
 */
export const PROPERTY_SEED = Number(process.env["BARAM_FUZZ_SEED"] ?? 20_240_101);
//# sourceMappingURL=property-seed.js.map
