import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigurationError, readConfiguration } from "./configuration.ts";
import { findConfigurationSources } from "./configuration-sources.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-sources-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(environment: Readonly<Record<string, string>> = {}) {
  const terminal = { environment: { ...environment, BARAM_HOME: folder }, workingFolder: folder };
  return readConfiguration(findConfigurationSources(terminal).sources);
}

test("a command that fails is named with the option that it is for", () => {
  expect(() => read({ BARAM__DATABASE__URL_CMD: "exit 3" })).toThrow(
    new ConfigurationError('The command of BARAM__DATABASE__URL_CMD, "exit 3", ended with exit code 3.'),
  );
});

test("what a command prints is the option, without the end of the line", () => {
  const { configuration } = read({ BARAM__SMTP__SMTP_PASSWORD_CMD: "echo s3cret" });
  expect(configuration.smtp.smtp_password).toBe("s3cret");
});

test("a configuration file that cannot be read is named", () => {
  mkdirSync(join(folder, "baram.cfg"));
  expect(() => read()).toThrow(ConfigurationError);
  expect(() => read()).toThrow(`The configuration file ${join(folder, "baram.cfg")} cannot be read: EISDIR`);
});
