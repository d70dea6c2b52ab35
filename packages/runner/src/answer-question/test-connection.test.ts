import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerQuestion } from "./answer-question.ts";

const PROVIDER = `
export async function tryIt({ host, extraJson }) {
  if (host === null) throw new RangeError("no host");
  return host + " " + extraJson.mode;
}
export const silent = () => {};
`;

const CONNECTION = {
  connectionId: "shop",
  connectionType: "acme",
  description: null,
  host: "shop.example",
  login: null,
  password: "secret",
  schema: null,
  port: null,
  extra: '{"mode": "ro"}',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-provider-"));
  writeFileSync(join(folder, "provider.mjs"), PROVIDER);
});
afterAll(() => rmSync(folder, { recursive: true }));

function ask(exportName: string, connection = {}) {
  const modulePath = join(folder, "provider.mjs");
  return answerQuestion(
    { kind: "testConnection", modulePath, exportName, connection: { ...CONNECTION, ...connection } },
    { bundles: { load: () => Promise.reject(new Error("No bundle is needed.")) } },
  );
}

test("a provider is given the connection as authors are, and says what a person is told", async () => {
  expect(await ask("tryIt")).toEqual({ kind: "answer", answer: "shop.example ro" });
  expect(await ask("silent")).toEqual({ kind: "answer", answer: "Connection successfully tested" });
});

test("a connection that does not work, and an export that is missing, are failures with their words", async () => {
  expect(await ask("tryIt", { host: null })).toEqual({ kind: "failed", message: "RangeError: no host" });
  expect(await ask("other")).toMatchObject({ message: expect.stringContaining('no function "other"') });
});
