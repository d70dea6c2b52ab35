import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ended, PACKAGES, RunningServer, start, untilEnded } from "./baram-process.fixture.ts";

/** Installing third-party packages takes as long as the registry takes. */
const INSTALLATION_MILLISECONDS = 180_000;

/** What an author writes to test their Dags, without any test runner of their own. */
const AUTHORS_TEST = `
import assert from "node:assert";
import test from "node:test";
import { HttpSensor } from "@baram/provider-http";
import { SqlExecuteQueryOperator } from "@baram/provider-sql";
import { Dag } from "baram";
import { expectDagsToBeSound, fails, runDag, runTask } from "baram/testing";

test("the Dags load", () => expectDagsToBeSound("dags"));
test("a failure spreads", async () => {
  const dag = new Dag("tested");
  const first = dag.task("first", () => 1)();
  dag.task("second", ({ value }) => value + 1)({ value: first });
  assert.equal((await runDag(dag)).task("second").result, 2);
  const run = await runDag(dag, { outcomes: { first: fails("no network") } });
  assert.equal(run.task("second").state, "upstream_failed");
});
test("providers share the author's one copy of baram", async () => {
  const query = new SqlExecuteQueryOperator({ taskId: "query", connectionId: "memory", sql: "select 1" });
  assert.deepEqual((await runTask(query, { connections: { memory: "sqlite://" } })).result, [[1]]);
  const look = new HttpSensor({ taskId: "look", endpoint: "x" });
  const { error } = await runTask(look, { connections: { http_default: "http://127.0.0.1:1" } });
  assert.match(error, /ECONNREFUSED/);
});
`;

let folder: string;
const servers: RunningServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-packed-"));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function run(place: string, ...command: readonly [string, ...string[]]): Promise<Ended> {
  const child = start({ command, folder: place });
  child.stdin?.end();
  const ended = await untilEnded(child);
  expect(ended.exitCode, `${command.join(" ")} failed: ${ended.errors}`).toBe(0);
  return ended;
}

/** The packages as they would be published. @returns the paths of the tarballs. */
async function packAll(): Promise<readonly string[]> {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  const root = join(PACKAGES, "..");
  const packages = ["packages", "providers"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const published = packages.filter((path) => existsSync(join(root, path, "package.json")));
  const workspaces = published.map((path) => `--workspace=${path}`);
  await run(root, "npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", tarballs, ...workspaces);
  return readdirSync(tarballs).map((name) => join(tarballs, name));
}

async function untilSuccess(address: string, password: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString("base64")}`;
  for (;;) {
    const answer = await fetch(`${address}/api/v1/dags/example/dagRuns`, { headers: { authorization } });
    const { dag_runs: runs = [] } = (await answer.json()) as { dag_runs?: readonly { readonly state: string }[] };
    const [state] = runs.map((dagRun) => dagRun.state);
    expect(state).not.toBe("failed");
    if (state === "success") return;
    await wait(100);
  }
}

test(
  "the published packages make an empty folder a project whose example Dag runs on first start",
  async () => {
    const tarballs = await packAll();
    const project = join(folder, "project");
    await run(folder, process.execPath, join(PACKAGES, "baram", "bin", "baram.js"), "init", "project", "--no-install");
    await run(project, "npm", "install", "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs);
    const baram = join(project, "node_modules", ".bin", "baram");

    const child = start({ command: [baram, "standalone"], folder: project });
    const server = await RunningServer.from(child);
    servers.push(server);
    const password = readFileSync(join(project, ".baram", "admin-password.txt"), "utf8").trim();
    await untilSuccess(server.address, password);

    const page = await fetch(server.address);
    expect(await page.text()).toMatch(/<!doctype html>/i);
    const listed = await run(project, baram, "dags", "list", "-o", "plain", "--columns", "dag_id,is_paused");
    expect(listed.output).toBe("dag_id   is_paused\nexample  False\n");
    expect(await server.stop()).toMatchObject({ exitCode: 0, errors: "" });

    writeFileSync(join(project, "dags.test.mjs"), AUTHORS_TEST);
    const tested = await run(project, process.execPath, "--test", "--test-reporter=tap", "dags.test.mjs");
    expect(tested.output).toContain("# pass 3");
  },
  INSTALLATION_MILLISECONDS,
);
