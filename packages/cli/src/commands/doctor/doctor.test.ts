import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";
import { readVersion } from "../../version.ts";
import { checkNode, judgeSpace } from "./check-machine.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-doctor-")));
  write("package.json", { dependencies: { baram: "*" } });
  write("node_modules/baram/package.json", { name: "baram", version: readVersion() });
  write("dags/greeting.ts", {});
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: object): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

interface Row {
  readonly check: string;
  readonly status: string;
  readonly message: string;
  readonly remedy: string | null;
}

async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  // Any free port will do, so that nothing else on the machine is in the way.
  const given = { BARAM__API__PORT: "0", ...environment };
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment: given });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

/** What is not as it should be. */
async function complaints(environment: Readonly<Record<string, string>> = {}) {
  const { exitCode, output } = await run(["doctor", "-o", "json"], environment);
  const rows = (JSON.parse(output) as readonly Row[]).filter(
    ({ check, status }) => status !== "ok" && check !== "disk space",
  );
  return { exitCode, rows };
}

const noServer = expect.objectContaining({ check: "server", status: "warning" });

test("an installation that is whole lacks a server at most", async () => {
  expect(await run(["variables", "set", "place", "Jeju"])).toMatchObject({ exitCode: 0 });
  expect(await complaints()).toEqual({ exitCode: 0, rows: [noServer] });
  const { output } = await run(["doctor"]);
  expect(output).toContain(`ok      project: ${folder} has baram ${readVersion()}.\n`);
  expect(output).toContain('        → "baram standalone" starts one.\n');
});

test("a database that is not there is named with what makes it", async () => {
  const { exitCode, rows } = await complaints();
  expect([exitCode, rows]).toEqual([
    1,
    [noServer, expect.objectContaining({ check: "database", remedy: expect.stringContaining("baram db migrate") })],
  ]);
});

test("every mistake of the configuration is named, and what does not hang on it is still looked at", async () => {
  const environment = { BARAM__API__PORTS: "1", BARAM__CORE__PARALLELISM: "many" };
  const { exitCode, rows } = await complaints(environment);
  expect(exitCode).toBe(1);
  expect(rows.map(({ check, message }) => [check, message])).toEqual([
    ["configuration", expect.stringContaining("Did you mean BARAM__API__PORT?")],
    ["configuration", expect.stringContaining('"many"; it has to be a whole number')],
  ]);
});

test("a project without baram and a missing Dags folder are named", async () => {
  await run(["variables", "set", "place", "Jeju"]);
  rmSync(join(folder, "node_modules"), { recursive: true });
  rmSync(join(folder, "dags"), { recursive: true });
  const { rows } = await complaints();
  expect(rows.map(({ check }) => check)).toEqual(["project", "dags folder", "server"]);
});

test("a key that others can read, and one that does not open what is stored, are named", async () => {
  await run(["variables", "set", "place", "Jeju"]);
  chmodSync(join(folder, ".baram/fernet.key"), 0o644);
  const [readable] = (await complaints()).rows.filter(({ check }) => check === "secrets");
  expect(readable).toMatchObject({ status: "problem", remedy: expect.stringContaining("chmod 600") });
  const [closed] = (await complaints({ BARAM_FERNET_KEY: Buffer.alloc(32).toString("base64") })).rows.filter(
    ({ check }) => check === "secrets",
  );
  expect(closed?.message).toBe("The key does not open variable place.");
  const { rows } = await complaints({ BARAM_FERNET_KEY: "short" });
  expect(rows).toEqual([
    noServer,
    expect.objectContaining({ message: expect.stringMatching(/^The key in BARAM_FERNET_KEY is none/) }),
  ]);
});

test("a connection of the environment that cannot be read is named, without its secrets", async () => {
  await run(["variables", "set", "place", "Jeju"]);
  const { exitCode, rows } = await complaints({ BARAM_CONN_SHOP: '{"password": "hush', BARAM_CONN_NOTES: "sqlite:" });
  expect(exitCode).toBe(1);
  expect(rows).toEqual([
    expect.objectContaining({
      check: "connections",
      status: "problem",
      message: expect.stringMatching(
        /^BARAM_CONN_SHOP is no connection\. .* it is not valid JSON; [^.]*\.com"}, or a URI\.$/,
      ),
    }),
    noServer,
  ]);
  expect(JSON.stringify(rows)).not.toContain("hush");
});

test("a Node that is too old and a full disk are named", () => {
  expect(checkNode("20.18.3")).toMatchObject({ status: "problem", remedy: "Install Node 20.19 or later." });
  expect(checkNode("22.0.0")).toMatchObject({ status: "ok" });
  expect([1, 2 ** 28, 2 ** 34].map((free) => judgeSpace(free, "/home").status)).toEqual(["problem", "warning", "ok"]);
});
