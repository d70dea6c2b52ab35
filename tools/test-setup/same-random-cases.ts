import fc from "fast-check";

// Whatever property tests make up is the same in each run, so that it depends on the code alone whether they pass.
fc.configureGlobal({ seed: Number(process.env["BARAM_FUZZ_SEED"]) });
