import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { MetadataStore } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject, GREETING } from "./author-project.fixture.ts";
import type { Ended } from "./baram-process.fixture.ts";

let project: AuthorProject;

beforeEach(() => {
  project = new AuthorProject({ "greeting.ts": GREETING });
});
afterEach(() => project.remove());

function expectOneSentence({ exitCode, errors }: Ended, words: RegExp): void {
  expect(errors).toMatch(words);
  expect(errors.trimEnd().split("\n")).toHaveLength(1);
  expect(exitCode).toBe(1);
}

test("a taken port is one sentence", async () => {
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  try {
    const ended = await project.run(["standalone"], { environment: { BARAM__API__PORT: String(port) } });
    expectOneSentence(ended, new RegExp(`Port ${port} .* is taken`));
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

test("a home that cannot be written is one sentence", async () => {
  project.write("file", "");
  const environment = { BARAM_HOME: join(project.folder, "file", "home") };
  expectOneSentence(await project.run(["standalone"], { environment }), /cannot be written/);
  expectOneSentence(await project.run(["dags", "list"], { environment }), /cannot be written/);
});

test("a mistake in the configuration is one sentence", async () => {
  const environment = { BARAM__API__PORT: "many" };
  expectOneSentence(await project.run(["standalone"], { environment }), /BARAM__API__PORT/);
});

test("a name that is no option is refused with the one that may have been meant", async () => {
  const environment = { BARAM__API__PORTS: "1" };
  const sentence = /^BARAM__API__PORTS is no option of Baram.* Did you mean BARAM__API__PORT\?\n$/;
  expectOneSentence(await project.run(["db", "migrate"], { environment }), sentence);
});

test("a standalone that has started is ready", async () => {
  const { address } = await project.startServer();
  expect((await fetch(`${address}/livez`)).status).toBe(200);
  const readiness = await fetch(`${address}/readyz`);
  expect([readiness.status, await readiness.json()]).toEqual([
    200,
    { status: "ready", checks: { process: "ok", database: "ok", migrations: "ok" } },
  ]);
});

test("a second process on the same SQLite file is one sentence", async () => {
  await project.startServer();
  expectOneSentence(await project.run(["standalone"]), /Another Baram process/);
  expectOneSentence(await project.run(["db", "migrate"]), /uses this database/);
});

test("a database of a newer version is one sentence, for servers and for commands", async () => {
  expect(await project.run(["db", "migrate"])).toMatchObject({ exitCode: 0, errors: "" });
  const store = new MetadataStore({ url: `sqlite:${join(project.home, "baram.db")}` });
  await store.reader
    .withTables<{ readonly kyselyMigration: { readonly name: string; readonly timestamp: string } }>()
    .insertInto("kyselyMigration")
    .values({ name: "9999-from-the-future", timestamp: "2999-01-01" })
    .execute();
  await store.close();
  for (const words of [["standalone"], ["dags", "list"], ["db", "migrate"]]) {
    expectOneSentence(await project.run(words), /newer version of Baram.*9999-from-the-future/);
  }
});

test("migrating twice changes nothing the second time", async () => {
  const first = await project.run(["db", "migrate"]);
  expect(first.output).toMatch(/^Applied 0001-create-tables\n(Applied \d{4}-[a-z-]+\n)*.*is migrated/);
  const second = await project.run(["db", "migrate"]);
  expect(second).toMatchObject({ exitCode: 0, errors: "" });
  expect(second.output).toMatch(/up to date already/);
  expect(second.output).not.toContain("Applied");
});

test("a version that this one cannot migrate to is one sentence", async () => {
  expectOneSentence(await project.run(["db", "migrate", "-n", "9.9.9"]), /Unknown version '9.9.9'/);
  expectOneSentence(await project.run(["db", "migrate", "-n", "x.y"]), /Invalid version 'x.y'/);
});

test("a server prints where it is and the first password, ends in order, and is then forgotten", async () => {
  const server = await project.startServer();
  const answer = await fetch(`${server.address}/api/v1/health`);
  expect(await answer.json()).toMatchObject({ metadatabase: { status: "healthy" } });
  const { exitCode, output, errors } = await server.stop();
  expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
  expect(output).toMatch(/log in {3}as admin, password \S{10,} /);
  const again = await project.startServer();
  const { output: said } = await again.stop();
  expect(said).toContain("as before");
  expect(said).not.toMatch(/as admin, password/);
  expect(await project.run(["dags", "list"])).toMatchObject({ exitCode: 0 });
});
