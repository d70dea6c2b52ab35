import { expect, test } from "vitest";
import { keepHiddenSecrets } from "./keep-hidden-secrets.ts";

const STORED = '{"token": "t0k", "region": "eu", "headers": {"authorization": "Bearer x"}, "tokens": ["a", "b"]}';

test.each([
  ['{"token": "***", "region": "us"}', { token: "t0k", region: "us" }],
  ['{"token": "new"}', { token: "new" }],
  ['{"headers": {"authorization": "***"}}', { headers: { authorization: "Bearer x" } }],
  ['{"tokens": ["***", "c"]}', { tokens: ["a", "c"] }],
  ['{"region": "***"}', { region: "***" }],
  ['{"password": "***"}', { password: "***" }],
])("of %s only the masks are replaced that stand for a stored secret", (sent, kept) => {
  expect(JSON.parse(keepHiddenSecrets(sent, STORED))).toEqual(kept);
});

test("what brings no mask back is kept as it was written", () => {
  expect(keepHiddenSecrets('{ "region" : "us" }', STORED)).toBe('{ "region" : "us" }');
  expect(keepHiddenSecrets("not json ***", STORED)).toBe("not json ***");
  expect(keepHiddenSecrets('{"token": "***"}', null)).toBe('{"token": "***"}');
});
