import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSecret } from "./read-secret.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function ask(text: string, kind: "connection" | "variable" | "option", name: string) {
  const modulePath = join(folder, "secrets.mjs");
  writeFileSync(modulePath, text);
  return readSecret({ modulePath, options: { prefix: "team" } }, { kind, name });
}

test("a back end that is made from its options is asked for connections, variables and options", async () => {
  const text = `export const secretsBackend = ({ prefix }) => ({
    getConnection: async (id) => (id === "warehouse" ? { conn_type: "postgres", host: prefix } : null),
    getVariable: (key) => key + " of " + prefix,
    getConfig: (key) => ({ [key]: prefix }),
  });`;
  expect(await ask(text, "connection", "warehouse")).toBe('{"conn_type":"postgres","host":"team"}');
  expect(await ask(text, "connection", "other")).toBeNull();
  expect(await ask(text, "variable", "colour")).toBe("colour of team");
  expect(await ask(text, "option", "database-url")).toBe('{"database-url":"team"}');
});

test("a function that a back end leaves out has nothing", async () => {
  expect(await ask("export const secretsBackend = {};", "variable", "colour")).toBeNull();
});

test("a module without a back end says what is missing in it", async () => {
  await expect(ask("export const other = 1;", "variable", "colour")).rejects.toThrow("exports no secretsBackend");
});
