import { expect, test } from "vitest";
import { alwaysHidden, isSensitiveName, readSensitiveNames, USUAL_SENSITIVE_NAMES } from "./sensitive-names.ts";

test.each(["password", "PASSWORD", "  Secret ", "tokens", "x_authorization_header", "service_account_name"])(
  "the name %j is sensitive",
  (name) => {
    expect(isSensitiveName(name, USUAL_SENSITIVE_NAMES)).toBe(true);
  },
);

test.each(["", "tok", "api-key", "private-key", "pass", "user"])("the name %j is not sensitive", (name) => {
  expect(isSensitiveName(name, USUAL_SENSITIVE_NAMES)).toBe(false);
});

test("an installation's own words count beside the built-in ones, in any case and with any spaces", () => {
  const names = readSensitiveNames({ furtherWords: " pin, CVV ", hides: true });
  expect(["CVV2", "card_pin", "password", "city"].map((name) => isSensitiveName(name, names))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("what is empty between two commas is no word", () => {
  const names = readSensitiveNames({ furtherWords: "pin,, ", hides: true });
  expect(isSensitiveName("anything", names)).toBe(false);
});

test("where names are not hidden none is sensitive, and what is hidden always still is", () => {
  const names = readSensitiveNames({ furtherWords: "pin", hides: false });
  expect(["password", "pin"].map((name) => isSensitiveName(name, names))).toEqual([false, false]);
  expect(["password", "pin"].map((name) => isSensitiveName(name, alwaysHidden(names)))).toEqual([true, true]);
});

test("nothing travels to runners where nothing is configured", () => {
  const names = readSensitiveNames({ furtherWords: "", hides: true });
  expect(names).toBe(USUAL_SENSITIVE_NAMES);
  expect(alwaysHidden(names)).toEqual({});
});
