import { randomBytes } from "node:crypto";
import { insertConnection, insertOrReplaceVariable } from "@baram/metadata-store";
import { afterEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import { Fernet } from "../encryption/fernet.ts";

let fixture: ApiServerFixture;
afterEach(() => fixture.close());

/** Stores a variable and a connection with a key that the server does not have. */
async function storeUnderAnotherKey(): Promise<void> {
  const keys = Buffer.alloc(32, 7).toString("base64url").padEnd(44, "=");
  const other = new Fernet({ keys, clock: fixture.clock, random: randomBytes });
  await fixture.store.transaction(async (transaction) => {
    await insertOrReplaceVariable(transaction, { key: "k", value: other.encrypt("v"), description: null });
    await insertConnection(transaction, {
      connectionId: "c",
      connectionType: "http",
      description: null,
      host: null,
      login: null,
      password: null,
      schema: null,
      port: null,
      extra: other.encrypt("{}"),
    });
  });
}

test.each([
  ["/api/v1/variables", "variable k"],
  ["/api/v1/variables/k", "variable k"],
  ["/ui/variables", "variable k"],
  ["/ui/variables/k", "variable k"],
  ["/api/v1/connections/c", "connection c"],
  ["/command-api/connections", "connection c"],
  ["/command-api/connections/c", "connection c"],
])("%s names the secret that no key opens, and says what to do", async (path, owner) => {
  fixture = await ApiServerFixture.open();
  await storeUnderAnotherKey();
  const { status, json } = await fixture.get(path);
  expect(status).toBe(500);
  expect(json).toMatchObject({
    title: "Internal Server Error",
    detail:
      `The ${owner} cannot be decrypted with the configured Fernet key: the key was changed or lost. ` +
      "Put the key that it was stored with behind the present one, after a comma; or set it again.",
  });
  expect(fixture.failures).toHaveLength(1);
});

test("keys of variables and connections without their secrets are listed without any key", async () => {
  fixture = await ApiServerFixture.open();
  await storeUnderAnotherKey();
  expect((await fixture.get("/command-api/variable-keys")).json).toEqual({
    variables: [{ key: "k" }],
    total_entries: 1,
  });
  expect((await fixture.get("/api/v1/connections")).status).toBe(200);
});

test.each([
  [false, "The server could not answer; its log says why."],
  [true, "The request failed: no such table: variable"],
])("where failures are explained (%s) the reason is in the answer, else only in the log", async (explains, detail) => {
  fixture = await ApiServerFixture.open({ explainsFailures: explains });
  await fixture.store.transaction((transaction) => transaction.schema.dropTable("variable").execute());
  const { status, json } = await fixture.get("/api/v1/variables");
  expect(status).toBe(500);
  expect(json).toMatchObject({ detail });
  expect(fixture.failures).toHaveLength(1);
});
