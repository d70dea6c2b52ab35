import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localFileSecrets, parseSecretFile } from "./local-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test.each([
  ["connections.json", '{"w": "postgres://u:p@h:5432/s", "o": {"conn_type": "http", "host": "h2"}}'],
  ["connections.yaml", "w: postgres://u:p@h:5432/s\no:\n  conn_type: http\n  host: h2\n"],
  ["connections.env", '# both\nw=postgres://u:p@h:5432/s\n\no={"conn_type": "http", "host": "h2"}\n'],
])("connections are read from %s, as texts and as objects", async (name, text) => {
  const backend = localFileSecrets({ connectionsPath: write(name, text), variablesPath: null, optionsPath: null });
  const warehouse = { connectionId: "w", connectionType: "postgres", login: "u", password: "p", host: "h", port: 5432 };
  expect(await backend.findConnection("w")).toMatchObject({ ...warehouse, schema: "s" });
  expect(await backend.findConnection("o")).toMatchObject({ connectionType: "http", host: "h2" });
  expect(await backend.findConnection("absent")).toBeNull();
  expect(await backend.findVariable("w")).toBeNull();
});

test("variables are texts; anything else is kept as JSON", async () => {
  const variablesPath = write("variables.yml", "colour: blue\nlimits:\n  - 1\n  - 2\nnothing: null\n");
  const backend = localFileSecrets({ connectionsPath: null, variablesPath, optionsPath: null });
  expect(await backend.findVariable("colour")).toBe("blue");
  expect(await backend.findVariable("limits")).toBe("[1,2]");
  expect(await backend.findVariable("nothing")).toBeNull();
});

test.each([
  ["a.json", '{"id": 12345678901234567890, "ids": [1.0, 12345678901234567890]}', "[1,12345678901234567890]"],
  ["a.yaml", "id: 12345678901234567890\nids: [1.0, 12345678901234567890]\n", '[1,"12345678901234567890"]'],
])("numbers in %s keep all of their digits", (path, text, ids) => {
  const values = parseSecretFile(path, text);
  expect(values.get("id")).toBe("12345678901234567890");
  expect(values.get("ids")).toBe(ids);
});

test("a file that has changed is read again", async () => {
  const variablesPath = write("variables.env", "colour=blue");
  const backend = localFileSecrets({ connectionsPath: null, variablesPath, optionsPath: null });
  expect(await backend.findVariable("colour")).toBe("blue");
  writeFileSync(variablesPath, "colour=red");
  utimesSync(variablesPath, 1_000_000, 1_000_000);
  expect(await backend.findVariable("colour")).toBe("red");
});

test.each([
  ["a.env", "k=hush\nk=hush2", "On line 2 of the secrets file a.env the key k is there for the second time."],
  ["a.env", "hush", "On line 1 of the secrets file a.env there is no KEY=VALUE."],
  ["a.json", '{"k": "hush', "The secrets file a.json is not well-formed."],
  ["a.yaml", "- hush", "The secrets file a.yaml has to hold an object of names and values."],
  ["a.txt", "hush", "The secrets file a.txt has to end with .json, .yaml, .yml or .env."],
])("a mistake in %s is told without the secret in it", (path, text, message) => {
  expect(() => parseSecretFile(path, text)).toThrow(message);
  expect(message).not.toContain("hush");
});

test("a connection that cannot be read, and a file that is not there, are errors for whoever asks", async () => {
  const connectionsPath = write("connections.json", '{"w": {"conn_type": "http", "port": "many"}}');
  const backend = localFileSecrets({ connectionsPath, variablesPath: join(folder, "nowhere.json"), optionsPath: null });
  await expect(backend.findConnection("w")).rejects.toThrow(
    /^"w" is no connection\. The connection cannot be read: its "port" is .*\d\.$/,
  );
  await expect(backend.findVariable("w")).rejects.toThrow("nowhere.json");
});
