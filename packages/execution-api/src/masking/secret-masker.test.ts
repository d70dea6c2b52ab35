import type { Json } from "@baram/domain";
import { expect, test } from "vitest";
import { SecretMasker } from "./secret-masker.ts";
import { isSensitiveName } from "./sensitive-name.ts";

function maskerOf(...secrets: readonly Json[]): SecretMasker {
  const masker = new SecretMasker();
  for (const secret of secrets) masker.addSecret(secret);
  return masker;
}

test.each(["password", "PASSWORD", "  Secret ", "tokens", "x_authorization_header", "service_account_name"])(
  "the name %j is sensitive",
  (name) => {
    expect(isSensitiveName(name)).toBe(true);
  },
);

test.each(["", "tok", "api-key", "private-key", "pass", "user"])("the name %j is not sensitive", (name) => {
  expect(isSensitiveName(name)).toBe(false);
});

test("an installation's own sensitive names count too", () => {
  expect(isSensitiveName("CVV2", ["pin", "cvv"])).toBe(true);
});

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
  const masker = new SecretMasker();
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
  const masker = new SecretMasker();
  masker.addSecretsOfAnswer({ kind: "getVariable", key: "k" }, { key: "k", value: "hidden", isSensitive: true });
  masker.addSecretsOfAnswer({ kind: "getVariable", key: "n" }, { key: "n", value: "shown", isSensitive: false });
  expect(masker.maskText("hidden shown")).toBe("*** shown");
});
