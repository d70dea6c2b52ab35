import { expect, test } from "vitest";
import { isMissingCode } from "./missing-code.ts";

test.each([
  "Failed to fetch dynamically imported module: http://h/assets/home-page-1.js",
  "error loading dynamically imported module: http://h/assets/home-page-1.js",
  "Importing a module script failed.",
  "Unable to preload CSS for /assets/home-page-1.css",
])("code that is not there any more is told from a mistake in a page (%s)", (message) => {
  expect(isMissingCode(new TypeError(message))).toBe(true);
});

test("a mistake in a page is no missing code", () => {
  expect(isMissingCode(new TypeError("Cannot read properties of undefined (reading 'map')"))).toBe(false);
});
