import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

const FTP = { connectionType: "ftp", label: "FTP", portDefault: 21, fields: {}, extras: [], test: null };
const MANIFEST = {
  version: "1.2.0",
  description: "Files.",
  baram: { connectionTypes: "./types.json", triggers: ["FtpTrigger"], secretsBackends: ["vault"] },
};

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-providers-")));
  write("package.json", { dependencies: { "provider-ftp": "1" } });
  write("node_modules/provider-ftp/package.json", MANIFEST);
  write("node_modules/provider-ftp/types.json", [FTP]);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

test.each([
  ["list", [{ package_name: "provider-ftp", description: "Files.", version: "1.2.0" }]],
  ["hooks", [{ connection_type: "ftp", hook_name: "FTP", package_name: "provider-ftp", can_be_tested: "False" }]],
  ["triggers", [{ trigger: "FtpTrigger", package_name: "provider-ftp" }]],
  ["secrets", [{ secrets_backend: "vault", package_name: "provider-ftp" }]],
  ["notifications", []],
  ["executors", []],
])("baram providers %s lists what the project's providers say of themselves", async (command, rows) => {
  const { exitCode, output } = await run(["providers", command, "-o", "json"]);
  expect([exitCode, JSON.parse(output)]).toEqual([0, rows]);
});

test("one provider is shown with what it brings", async () => {
  const { output } = await run(["providers", "get", "provider-ftp", "--full"]);
  expect(output).toBe(
    [
      "#",
      "# Provider: provider-ftp",
      "# Version: 1.2.0",
      "#",
      'description: "Files."',
      "connection-types:",
      "  - ftp",
      "triggers:",
      "  - FtpTrigger",
      "secrets:",
      "  - vault",
      "",
    ].join("\n"),
  );
});

test("the listeners of the configuration are plugins", async () => {
  const { output } = await run(["plugins", "-o", "json"], { BARAM__CORE__LISTENERS: "./told.ts" });
  expect(JSON.parse(output)).toEqual([{ name: "./told.ts", kind: "listener", source: "[core] listeners" }]);
});
