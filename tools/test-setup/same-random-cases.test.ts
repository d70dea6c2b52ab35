import fc from "fast-check";
import { expect, test } from "vitest";

test("property tests make up the same cases each time, from a seed that can be chosen", () => {
  expect(fc.readConfigureGlobal()).toEqual({ seed: Number(process.env["BARAM_FUZZ_SEED"]) });
});
