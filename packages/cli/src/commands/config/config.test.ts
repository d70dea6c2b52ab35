import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-config-"));
  mkdirSync(join(folder, ".baram"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const terminal = new FakeTerminal({ words: ["config", ...words], workingFolder: folder, environment });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

test("each value is listed with where it is from, and secrets that are set are hidden", async () => {
  writeFileSync(join(folder, ".baram/baram.cfg"), "[database]\nmax_connections = 4\n");
  const { output } = await run(["list", "--section", "database", "-s"], {
    BARAM__DATABASE__URL_CMD: "exit 3",
    BARAM__DATABASE__SQLITE_DURABLE: "True",
  });
  expect(output).toBe(
    [
      "[database]",
      "#",
      "# Source: cmd",
      "url = < hidden >",
      "",
      "#",
      "# Source: baram.cfg",
      "max_connections = 4",
      "",
      "#",
      "# Source: env var",
      "sqlite_durable = True",
      "",
      "",
      "",
    ].join("\n"),
  );
});

test("the defaults are a file to begin with, whatever is set", async () => {
  const { output } = await run(["list", "--section", "core", "-a"], { BARAM__CORE__PARALLELISM: "5" });
  expect(output).toContain(
    "#\n# How many task instances run at once.\n#\n# Variable: BARAM__CORE__PARALLELISM\n#\n# parallelism = 32\n",
  );
  expect(output).toContain("# Example: xcom_backend = ./xcoms.ts\n");
});

test("mistakes are told beside the list, which is shown all the same", async () => {
  const { exitCode, output, errors } = await run(["list"], { BARAM__CORE__PARALELISM: "5" });
  expect([exitCode, output]).toEqual([0, expect.stringContaining("parallelism = 32")]);
  expect(errors).toContain("Did you mean BARAM__CORE__PARALLELISM?");
});

test("one value is printed as it is, under a former name, too", async () => {
  const environment = { BARAM__SMTP__SMTP_PASSWORD: "pw", BARAM__CORE__PARALLELISM: "many" };
  expect(await run(["get-value", "smtp", "smtp_password"], environment)).toMatchObject({ output: "pw\n", errors: "" });
  expect((await run(["get-value", "Core", "PARALLELISM"], environment)).output).toBe("many\n");
  expect((await run(["get-value", "webserver", "web_server_port"])).output).toBe("8080\n");
});

test("an option that there is not is told of with the nearest, and is no failure", async () => {
  const { exitCode, output, errors } = await run(["get-value", "core", "paralelism"]);
  expect([exitCode, output]).toEqual([0, ""]);
  expect(errors).toBe("The option [core/paralelism] is not found in config. Did you mean [core] parallelism?\n");
});

test("colour is put on when asked for", async () => {
  const paint = (code: string, text: string) => `\u001b[${code}m${text}\u001b[0m`;
  const { output } = await run(["list", "--section", "database", "--color", "on"]);
  expect(output).toContain(`${paint("1;36", "[database]")}\n${paint("32", "url")} =`);
});
