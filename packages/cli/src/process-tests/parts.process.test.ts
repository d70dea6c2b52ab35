import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTestDatabase } from "@baram/metadata-store/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";
import type { RunningServer } from "./baram-process.fixture.ts";

let project: AuthorProject;
let environment: Readonly<Record<string, string>>;

beforeEach(async () => {
  project = new AuthorProject({ "greeting.ts": GREETING });
  environment = {
    BARAM__DATABASE__URL: await createTestDatabase(),
    BARAM__CORE__DAGS_ARE_PAUSED_AT_CREATION: "False",
  };
});
afterEach(() => project.remove());

function ask(server: RunningServer, path: string, given: RequestInit = {}): Promise<Response> {
  const { token } = JSON.parse(readFileSync(join(project.home, "server.json"), "utf8")) as { readonly token: string };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return fetch(`${server.address}${path}`, { ...given, headers });
}

async function untilDagIsThere(server: RunningServer): Promise<void> {
  while ((await ask(server, "/api/v1/dags/greeting")).status !== 200) await nextTurn();
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Reads a live stream on until it tells the end of a run. */
async function untilRunEnded(stream: Response): Promise<string> {
  const decoder = new TextDecoder();
  let told = "";
  for await (const piece of stream.body ?? []) {
    told += decoder.decode(piece as Uint8Array, { stream: true });
    if (/event: dag_run\ndata: [^\n]*"state":"success"/.test(told)) return told;
  }
  throw new Error(`The stream ended: ${told}`);
}

test("every part runs as a process of its own, and they hear what the others do", async () => {
  await project.run(["db", "migrate"], { environment });
  const server = await project.startPart(["api-server"], environment);
  const parts = ["scheduler", "scheduler", "dag-processor", "triggerer"];
  await Promise.all(parts.map((part) => project.startPart([part], environment)));
  await untilDagIsThere(server);
  expect(await (await ask(server, "/api/v1/health")).json()).toMatchObject({
    scheduler: { status: "healthy" },
    dag_processor: { status: "healthy" },
    triggerer: { status: "healthy" },
  });

  const stream = await ask(server, "/ui/events");
  const triggered = project.run(["dags", "trigger", "greeting", "-e", "2024-05-06", "--result", "greet"], {
    environment,
  });
  const told = await untilRunEnded(stream);

  // Whoever waits at one process hears of what another has done.
  expect(await triggered).toMatchObject({ exitCode: 0, output: `{"greet":{"words":"good morning on 2024-05-06"}}\n` });
  expect(told).toMatch(/event: task_instance\ndata: [^\n]*"task_id":"count"[^\n]*"state":"success"/);
}, 60_000);

test("a part refuses a database that is not migrated, and one that another process owns", async () => {
  const lacking = await project.run(["scheduler"], { environment });
  expect(lacking).toMatchObject({ exitCode: 1 });
  expect(lacking.errors).toMatch(/is not migrated .*; run "baram db migrate" first\.\n$/);

  await project.startServer();
  for (const part of ["scheduler", "dag-processor", "triggerer", "api-server", "webserver"]) {
    const refused = await project.run([part]);
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.errors).toMatch(/^Another Baram process uses the database in .*\n$/);
  }
});

test("the words of a part win over the configuration, and those that make no sense are refused", async () => {
  const asked = ["webserver", "--hostname", "127.0.0.1", "-p", "0", "--pid", "server.pid"];
  const server = await project.startPart(asked, { BARAM__API__HOST: "203.0.113.1" });
  expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(readFileSync(join(project.folder, "server.pid"), "utf8")).toMatch(/^\d+\n$/);
  await server.stop();
  expect(existsSync(join(project.folder, "server.pid"))).toBe(false);
  const untrusted = await project.run(["webserver", "-p", "0", "--ssl-cert", "none.crt", "--ssl-key", "none.key"]);
  expect(untrusted).toMatchObject({ exitCode: 1 });
  expect(untrusted.errors).toContain("none.crt");
  for (const words of [
    ["webserver", "-p", "70000"],
    ["triggerer", "--capacity", "0"],
    ["scheduler", "--daemon"],
  ]) {
    expect(await project.run(words)).toMatchObject({ exitCode: 2 });
  }
});
