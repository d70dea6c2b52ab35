import { instantFromMicroseconds } from "@baram/domain";
import { expect, test } from "vitest";
import { Fernet, InvalidFernetKeyError, InvalidFernetTokenError } from "./fernet.ts";

const KEY = "OQyMfXJHNCzYEA8vb3cNZdZw5Y4DUdiujk9urDQvwjE=";
const OTHER_KEY = Buffer.alloc(32, 7).toString("base64url").concat("=");
const VECTOR = Buffer.from("UdggxcPvgAU6iK45lt5Q6A==", "base64");
const TOKEN_OF_EMPTY_TEXT =
  "gAAAAABlU_EAUdggxcPvgAU6iK45lt5Q6JG3bp9H0aEp6gRSrrUjYl3Wd0eGchAke19WhV3C50AMAW0OuwydX1qHAMrxzvygQQ==";

function fernet(keys: string, seconds = 1_700_000_000): Fernet {
  return new Fernet({ keys, clock: { now: () => instantFromMicroseconds(seconds * 1_000_000) }, random: () => VECTOR });
}

test("a text encrypts to the token that Airflow makes for the same time and vector", () => {
  expect(fernet(KEY).encrypt("")).toBe(TOKEN_OF_EMPTY_TEXT);
});

test.each(["", "a", "0123456789abcdef", "süß ✓", "x".repeat(10_000)])("the text %j comes back", (plaintext) => {
  expect(fernet(KEY).decrypt(fernet(KEY).encrypt(plaintext))).toBe(plaintext);
});

test("the first key encrypts, every key decrypts", () => {
  const token = fernet(KEY).encrypt("secret");
  expect(fernet(`${OTHER_KEY},${KEY}`).decrypt(token)).toBe("secret");
  expect(fernet(OTHER_KEY).decrypt(fernet(`${OTHER_KEY},${KEY}`).encrypt("secret"))).toBe("secret");
});

test("a rotated token belongs to the first key and keeps its time", () => {
  const rotated = fernet(`${OTHER_KEY},${KEY}`, 1_800_000_000).rotate(TOKEN_OF_EMPTY_TEXT);
  expect(rotated).toBe(fernet(OTHER_KEY, 1_700_000_000).encrypt(""));
});

test.each([
  ["of another key", fernet(OTHER_KEY).encrypt("secret")],
  ["with a changed byte", TOKEN_OF_EMPTY_TEXT.replace("Udgg", "Udgh")],
  ["that is cut short", TOKEN_OF_EMPTY_TEXT.slice(0, 40)],
  ["that is no base64", "not a token!"],
])("a token %s is refused", (_, token) => {
  expect(() => fernet(KEY).decrypt(token)).toThrow(InvalidFernetTokenError);
});

test.each(["", "short", `${KEY},`, "!".repeat(44)])("the key %j is refused", (keys) => {
  expect(() => fernet(keys)).toThrow(InvalidFernetKeyError);
});
