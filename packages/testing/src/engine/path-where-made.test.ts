import { fileURLToPath } from "node:url";
import { Dag } from "@baram/sdk";
import { expect, test } from "vitest";
import { pathWhereMade } from "./path-where-made.ts";

test("a Dag knows the file that made it, in a builder or a function too", () => {
  const make = () => new Dag("made", { schedule: null }, () => undefined);
  expect(pathWhereMade(make())).toBe(fileURLToPath(import.meta.url));
});
