import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
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
  expect(JSON.parse(keepHiddenSecrets(sent, STORED, USUAL_SENSITIVE_NAMES))).toEqual(kept);
});

test("what brings no mask back is kept as it was written", () => {
  const kept = (sent: string, stored: string | null) => keepHiddenSecrets(sent, stored, USUAL_SENSITIVE_NAMES);
  expect(kept('{ "region" : "us" }', STORED)).toBe('{ "region" : "us" }');
  expect(kept("not json ***", STORED)).toBe("not json ***");
  expect(kept('{"token": "***"}', null)).toBe('{"token": "***"}');
});

test("a mask stands for what the installation hides, and for nothing where it hides nothing", () => {
  const [sent, stored] = ['{"card_pin":"***","token":"***"}', '{"card_pin":"1234","token":"t0k"}'];
  expect(keepHiddenSecrets(sent, stored, { furtherWords: ["pin"] })).toBe(stored);
  expect(keepHiddenSecrets(sent, stored, { areShown: true })).toBe(sent);
});
