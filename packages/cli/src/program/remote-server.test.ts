import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeTerminal } from "../terminal/terminal.fixture.ts";
import { runProgram } from "./run-program.ts";

const DAG = { dag_id: "orders", fileloc: "/dags/orders.ts", file_token: "t", is_paused: false, owners: ["ann"] };

let home: string;
let server: Server;
let address: string;
let asked: string[];
let answer: (request: IncomingMessage) => { readonly status: number; readonly body: object };

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "baram-remote-"));
  asked = [];
  answer = () => ({ status: 200, body: { dags: [DAG], import_errors: [], total_entries: 1 } });
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split("?")[0]} ${request.headers.authorization}`);
    const { status, body } = answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  rmSync(home, { recursive: true });
});

async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const terminal = new FakeTerminal({ words, environment: { BARAM_HOME: home, ...environment } });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

const TOKEN = { BARAM_TOKEN: "brm_secret" };

test.each([
  [
    "a flag before the command",
    (url: string) => ({ words: ["--server", url, "dags", "list", "-o", "json"], more: {} }),
  ],
  ["a flag after it", (url: string) => ({ words: ["dags", "list", `--server=${url}/`, "-o", "json"], more: {} })],
  ["a variable", (url: string) => ({ words: ["dags", "list", "-o", "json"], more: { BARAM_SERVER: url } })],
])("a server elsewhere that %s names is asked with the token", async (_, given) => {
  const { words, more } = given(address);
  const { exitCode, output, errors } = await run(words, { ...TOKEN, ...more });
  expect(errors).toBe("");
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject([{ dag_id: "orders" }]);
  expect(asked).toContain("GET /api/v1/dags Bearer brm_secret");
  expect(asked.every((line) => !line.includes("/command-api"))).toBe(true);
});

test("a token that is missing, or that the server does not know, is named with what to do", async () => {
  const words = ["--server", address, "dags", "list"];
  const without = await run(words);
  expect(without.exitCode).toBe(1);
  expect(without.errors).toContain("BARAM_TOKEN");
  answer = () => ({ status: 401, body: {} });
  const unknown = await run(words, TOKEN);
  expect(unknown.exitCode).toBe(1);
  expect(unknown.errors).toContain("does not know the token");
});

test("what is no address, and a server that cannot be reached, are failures in one sentence", async () => {
  const wrong = await run(["--server", "baram.example", "dags", "list"], TOKEN);
  expect(wrong.errors).toContain('"baram.example" is no address');
  server.close();
  const away = await run(["--server", "http://127.0.0.1:1", "dags", "list"], TOKEN);
  expect(away.exitCode).toBe(1);
  expect(away.errors).toContain("cannot be reached");
  expect(away.errors.trimEnd().split("\n")).toHaveLength(1);
});

test.each([["standalone"], ["db migrate"], ["tasks test d t"], ["dags test d"]])(
  "`baram %s`, which works on this machine, is refused for a server elsewhere",
  async (line) => {
    const { exitCode, errors } = await run([...line.split(" "), "--server", address], TOKEN);
    expect(exitCode).toBe(1);
    expect(errors).toContain("works on this machine");
    expect(asked).toEqual([]);
  },
);

test("what a server tells only its own machine is said to be so", async () => {
  const { exitCode, errors } = await run(["connections", "export", "-", "--server", address], TOKEN);
  expect(exitCode).toBe(1);
  expect(errors).toContain("run it on the machine of the server");
});

test("words after two dashes are no flag of the program's", async () => {
  const { errors } = await run(["variables", "get", "--", "--server"], TOKEN);
  expect(errors).not.toContain("address of a server");
});
