import type { Json } from "@baram/domain";
import { expect, test } from "vitest";
import { SecretMasker } from "./secret-masker.ts";
import { USUAL_SENSITIVE_NAMES } from "./sensitive-names.ts";

function maskerOf(...secrets: readonly Json[]): SecretMasker {
  const masker = new SecretMasker(USUAL_SENSITIVE_NAMES);
  for (const secret of secrets) masker.addSecret(secret);
  return masker;
}

test.each([
  [["a.b*c", "(x)"], "a.b*c axbyc (x)", "*** axbyc ***"],
  [["abc", "def"], "abcdef", "******"],
  [[""], "abc", "abc"],
  [["a\nb"], "a\nb c", "*** c"],
  [["abc", "abcdef"], "abcdef", "***"],
  [[{ password: "abc", user: "def" }], "abc def 1", "*** def 1"],
  [[{ tokens: ["abc", "def"], x: ["ghi"] }], "abc def ghi", "*** *** ghi"],
  [[12345], "a 12345 b", "a 12345 b"],
])("with the secrets %j the text %j reads %j", (secrets, text, masked) => {
  expect(maskerOf(...secrets).maskText(text)).toBe(masked);
});

test.each([
  ["within a URI", "pa/s! w(o)rd", "pa%2Fs%21%20w%28o%29rd pa%2Fs!%20w(o)rd pa/s%21%20w%28o%29rd pa%2Fs%21+w%28o%29rd"],
  ["as JSON", 'a"b\\c é', String.raw`a\"b\\c é a\"b\\c \u00e9`],
  ["as printed by console.log", `a"b\\c'`, String.raw`a"b\\c' a"b\\c\'`],
  ["with half of a surrogate pair", "\ud800x", "\ud800x %EF%BF%BDx"],
])("a secret is masked %s", (_where, secret, text) => {
  expect(maskerOf(secret).maskText(text)).toMatch(/^\*{3}(?: \*{3})+$/);
});

test("of a secret of several lines each long line is masked, as logs are written line by line", () => {
  const key = "-----BEGIN KEY-----\r\nFIRST+LINE+OF+KEY\n  SECOND+LINE+OF+KEY\n}\n";
  const masker = maskerOf(key);
  expect(masker.maskText("FIRST+LINE+OF+KEY")).toBe("***");
  expect(masker.maskText("  SECOND+LINE+OF+KEY")).toBe("  ***");
  expect(masker.maskText("{}")).toBe("{}");
  expect(masker.maskText(JSON.stringify({ key }))).toBe('{"key":"***"}');
});

test("texts below a sensitive name are masked whole, numbers and keys stay", () => {
  const masker = maskerOf("s3c");
  expect(masker.maskValue({ a: "x s3c", tokens: ["a", 1, null], s3c: { password: { user: "b" } } })).toEqual({
    a: "x ***",
    tokens: ["***", 1, null],
    s3c: { password: { user: "***" } },
  });
});

test("values below the fifth level are left as they are", () => {
  const deep = { 1: { 2: { 3: { 4: { 5: { 6: "s3c" } } } } } };
  expect(maskerOf("s3c").maskValue(deep)).toEqual(deep);
});

test("the password of a fetched connection is masked, in a URI too, and so are its sensitive extras", () => {
  const masker = new SecretMasker(USUAL_SENSITIVE_NAMES);
  masker.addSecretsOfAnswer(
    { kind: "getConnection", connectionId: "c" },
    {
      connectionId: "c",
      connectionType: "http",
      description: null,
      host: "example.org",
      login: "me",
      password: "p/w",
      schema: null,
      port: null,
      extra: '{"token":"t0k","region":"eu"}',
    },
  );
  expect(masker.maskText("me:p/w p%2Fw t0k eu")).toBe("me:*** *** *** eu");
});

test("a fetched variable is masked when it is sensitive", () => {
  const masker = new SecretMasker(USUAL_SENSITIVE_NAMES);
  masker.addSecretsOfAnswer({ kind: "getVariable", key: "k" }, { key: "k", value: "hidden", isSensitive: true });
  masker.addSecretsOfAnswer({ kind: "getVariable", key: "n" }, { key: "n", value: "shown", isSensitive: false });
  expect(masker.maskText("hidden shown")).toBe("*** shown");
});

test("a word of the installation's own makes secrets of what stands under it", () => {
  const masker = new SecretMasker({ furtherWords: ["pin"] });
  masker.addSecret({ card_pin: "1234", city: "Seoul" });
  expect(masker.maskText("1234 in Seoul")).toBe("*** in Seoul");
  expect(masker.maskValue({ card_pin: "5678", city: "Seoul" })).toEqual({ card_pin: "***", city: "Seoul" });
});

test("where names are not hidden only what is a secret without its name is masked, as the password of a connection", () => {
  const masker = new SecretMasker({ furtherWords: ["pin"], areShown: true });
  masker.addSecret("of-nobody", "password");
  masker.addSecretsOfAnswer(
    { kind: "getConnection", connectionId: "c" },
    {
      connectionId: "c",
      connectionType: "http",
      description: null,
      host: null,
      login: null,
      password: "p4ss",
      schema: null,
      port: null,
      extra: '{"token":"t0k"}',
    },
  );
  expect(masker.maskText("of-nobody p4ss t0k")).toBe("of-nobody *** t0k");
  expect(masker.maskValue({ password: "shown", url: "http://me:p4ss@h" })).toEqual({
    password: "shown",
    url: "http://me:***@h",
  });
});
