import type { ExecutionApi, ExecutionRequest } from "@baram/execution-api";
import { insertOrReplaceVariable } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture } from "../api-server.fixture.ts";
import { createRehearsalExecutionApi } from "./create-rehearsal-execution-api.ts";

let fixture: ApiServerFixture;
let api: ExecutionApi;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const { store, fernet, clock } = fixture;
  await store.transaction((transaction) =>
    insertOrReplaceVariable(transaction, { key: "stored", value: fernet.encrypt("old"), description: null }),
  );
  api = createRehearsalExecutionApi(
    { dagId: "d", runId: "r", logicalDate: clock.now() },
    {
      store,
      clock,
      fernet,
      environmentConnections: new Map(),
      unreadableConnections: new Map([["BAD", "BARAM_CONN_BAD is no connection."]]),
      environmentVariables: new Map(),
      sensitiveNames: { furtherWords: ["pin"] },
      readConfiguration: () => null,
    },
  );
});
afterEach(() => fixture.close());

async function ask(request: ExecutionRequest): Promise<unknown> {
  const answer = await api.answer("", 0, request);
  return answer.kind === "answer" ? answer.answer : answer.refusal;
}

async function storedKeys(): Promise<readonly string[]> {
  const rows = await fixture.store.reader.selectFrom("variable").select("key").execute();
  return rows.map(({ key }) => key);
}

test("a rehearsal reads what is stored", async () => {
  expect(await ask({ kind: "getVariable", key: "stored" })).toMatchObject({ value: "old" });
});

test("a rehearsal is refused a connection that cannot be read, with the reason", async () => {
  expect(await ask({ kind: "getConnection", connectionId: "bad" })).toEqual({
    code: "invalid-request",
    message: 'There is no connection "bad" that can be read. BARAM_CONN_BAD is no connection.',
  });
});

test("what a rehearsal sets it reads again, and nobody else does", async () => {
  await ask({ kind: "setVariable", key: "fresh", value: "new", description: null });
  expect(await ask({ kind: "getVariable", key: "fresh" })).toMatchObject({ value: "new" });
  expect(await storedKeys()).toEqual(["stored"]);
});

test("a variable that a rehearsal deleted is gone for it alone, and cannot be deleted twice", async () => {
  expect(await ask({ kind: "deleteVariable", key: "stored" })).toBe(true);
  expect(await ask({ kind: "deleteVariable", key: "stored" })).toBe(false);
  expect(await ask({ kind: "getVariable", key: "stored" })).toBeNull();
  expect(await storedKeys()).toEqual(["stored"]);
});

test("a rehearsal stores no XCom", async () => {
  expect(await ask({ kind: "pushXCom", entry: { key: "k", value: "1" } })).toBeNull();
  expect(await fixture.store.reader.selectFrom("xcom").selectAll().execute()).toEqual([]);
});

test("what a rehearsal sets is secret by the installation's own words, too", async () => {
  await ask({ kind: "setVariable", key: "card_pin", value: "1234", description: null });
  expect(await ask({ kind: "getVariable", key: "card_pin" })).toMatchObject({ value: "1234", isSensitive: true });
  expect(await ask({ kind: "getVariable", key: "stored" })).toMatchObject({ isSensitive: false });
});
