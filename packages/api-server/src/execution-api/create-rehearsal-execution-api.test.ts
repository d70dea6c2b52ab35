import { type Clock, instantFromMicroseconds } from "@baram/domain";
import type { ExecutionApi, ExecutionRequest } from "@baram/execution-api";
import { insertOrReplaceVariable, MetadataStore } from "@baram/metadata-store";
import { afterEach, expect, test } from "vitest";
import { Fernet } from "../encryption/fernet.ts";
import { createRehearsalExecutionApi } from "./create-rehearsal-execution-api.ts";

const NOON = instantFromMicroseconds(1_704_110_400_000_000);
const clock: Clock = { now: () => NOON };
const stores: MetadataStore[] = [];

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function aRehearsal(): Promise<{ readonly api: ExecutionApi; readonly store: MetadataStore }> {
  const store = new MetadataStore({ url: "sqlite::memory:" });
  stores.push(store);
  await store.migrate();
  const fernet = new Fernet({
    keys: Buffer.alloc(32, 1).toString("base64"),
    clock,
    random: (size) => Buffer.alloc(size),
  });
  await store.transaction((transaction) =>
    insertOrReplaceVariable(transaction, { key: "stored", value: fernet.encrypt("old"), description: null }),
  );
  const api = createRehearsalExecutionApi(
    { dagId: "d", runId: "r", logicalDate: NOON },
    {
      store,
      clock,
      fernet,
      environmentConnections: new Map(),
      environmentVariables: new Map(),
      readConfiguration: () => null,
    },
  );
  return { api, store };
}

async function ask(api: ExecutionApi, request: ExecutionRequest): Promise<unknown> {
  const answer = await api.answer("", 0, request);
  return answer.kind === "answer" ? answer.answer : answer.refusal;
}

test("a rehearsal reads what is stored", async () => {
  const { api } = await aRehearsal();
  expect(await ask(api, { kind: "getVariable", key: "stored" })).toMatchObject({ value: "old" });
});

test("what a rehearsal sets it reads again, and another one does not", async () => {
  const { api, store } = await aRehearsal();
  await ask(api, { kind: "setVariable", key: "stored", value: "new", description: null });
  expect(await ask(api, { kind: "getVariable", key: "stored" })).toMatchObject({ value: "new" });
  expect(await store.reader.selectFrom("variable").select("key").execute()).toEqual([{ key: "stored" }]);
});

test("a variable that a rehearsal deleted is gone for it alone, and cannot be deleted twice", async () => {
  const { api, store } = await aRehearsal();
  expect(await ask(api, { kind: "deleteVariable", key: "stored" })).toBe(true);
  expect(await ask(api, { kind: "deleteVariable", key: "stored" })).toBe(false);
  expect(await ask(api, { kind: "getVariable", key: "stored" })).toBeNull();
  expect(await store.reader.selectFrom("variable").select("key").execute()).toHaveLength(1);
});

test("a rehearsal stores no XCom", async () => {
  const { api, store } = await aRehearsal();
  expect(await ask(api, { kind: "pushXCom", entry: { key: "k", value: "1" } })).toBeNull();
  expect(await store.reader.selectFrom("xcom").selectAll().execute()).toEqual([]);
});
