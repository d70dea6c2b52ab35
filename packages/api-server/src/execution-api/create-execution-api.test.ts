import { addSeconds, parseInstant } from "@baram/domain";
import {
  type ConnectionRecord,
  type ExecutionApi,
  type ExecutionRequest,
  USUAL_SENSITIVE_NAMES,
} from "@baram/execution-api";
import { clearTaskInstances, deleteDagRun } from "@baram/lifecycle";
import {
  claimCallbacks,
  insertCallbacks,
  insertConnection,
  insertOrReplaceVariable,
  updateCallback,
} from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import { createExecutionApi } from "./create-execution-api.ts";

const CONNECTION: ConnectionRecord = {
  connectionId: "",
  connectionType: "http",
  description: null,
  host: "example.com",
  login: null,
  password: "from-environment",
  schema: null,
  port: null,
  extra: null,
};

const CALL = { kind: "dag", event: "success", reason: "success" } as const;

let fixture: ApiServerFixture;
let api: ExecutionApi;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  api = createExecutionApi({
    store: fixture.store,
    fernet: fixture.fernet,
    clock: fixture.clock,
    environmentConnections: new Map([["FROM_ENV", CONNECTION]]),
    unreadableConnections: new Map([["BAD", "BARAM_CONN_BAD is no connection."]]),
    environmentVariables: new Map([["FROM_ENV", "environment"]]),
    sensitiveNames: USUAL_SENSITIVE_NAMES,
    configuredConnections: new Map([["configured", { ...CONNECTION, connectionId: "configured" }]]),
    readConfiguration: (section, key) => (section === "core" && key === "parallelism" ? "32" : null),
  });
  await fixture.storeDags([
    aDag(
      "d",
      [aTask("a"), aTask("b"), aTask("c")].map((task) => ({
        ...task,
        downstreamTaskIds: task.taskId === "c" ? [] : ["c"],
      })),
    ),
  ]);
});
afterEach(() => fixture.close());

/** Starts a run, stores values of the tasks before `c`, and starts `c`. */
async function attemptOfC(runId: string, logicalDate: string, values: Readonly<Record<string, string>>) {
  await fixture.trigger("d", runId, logicalDate);
  const first = await fixture.start();
  for (const { instance, leaseToken } of first) {
    const value = values[instance.taskId];
    if (value === undefined) continue;
    await api.answer(leaseToken, instance.id, { kind: "pushXCom", entry: { key: "return_value", value } });
    fixture.now = addSeconds(fixture.now, 1);
  }
  await fixture.finish(first);
  const [attempt] = await fixture.start();
  if (attempt === undefined) throw new Error("c did not start.");
  const { leaseToken, instance } = attempt;
  return {
    id: instance.id,
    leaseToken,
    ask: <Request extends ExecutionRequest>(request: Request) => api.answer(leaseToken, instance.id, request),
  };
}

function search(given: Partial<Extract<ExecutionRequest, { kind: "findXComs" }>>) {
  const every = { key: "return_value", dagId: null, runId: null, mapIndexes: null, includePriorDates: false };
  return { kind: "findXComs", taskIds: null, ...every, wants: "newest", ...given } as const;
}

/** What is read of all that is found. */
async function valuesOf(
  ask: Awaited<ReturnType<typeof attemptOfC>>["ask"],
  given: Parameters<typeof search>[0],
): Promise<unknown> {
  const found = await ask(search({ ...given, wants: "sequence" }));
  if (found.kind === "refused" || found.answer.kind !== "sequence") throw new Error("No sequence was found.");
  return ask({ kind: "readXComs", xcoms: found.answer.xcoms });
}

const DAY = "2024-01-01T00:00:00Z";

test("values come in the order of the tasks asked for, one that is named twice at its last place", async () => {
  const { ask } = await attemptOfC("r1", DAY, { a: "1", b: "2" });
  expect(await valuesOf(ask, { taskIds: ["b", "a", "none"] })).toEqual({ kind: "answer", answer: ["2", "1"] });
  expect(await valuesOf(ask, { taskIds: ["a", "b", "a"] })).toEqual({ kind: "answer", answer: ["2", "1"] });
  expect(await valuesOf(ask, { taskIds: [] })).toEqual({ kind: "answer", answer: [] });
});

test("without tasks the newest value of the run counts", async () => {
  const { ask } = await attemptOfC("r1", DAY, { a: "1", b: "2" });
  expect(await ask(search({}))).toMatchObject({ answer: { kind: "value", value: "2" } });
  expect(await ask(search({ key: "other" }))).toMatchObject({ answer: { kind: "nothing" } });
});

test("only the attempt's own run is looked at, unless another is named", async () => {
  await attemptOfC("r1", DAY, { a: "1" });
  const { ask } = await attemptOfC("r2", "2024-01-01T02:00:00Z", {});
  expect(await ask(search({ taskIds: ["a"] }))).toMatchObject({ answer: { kind: "nothing" } });
  expect(await ask(search({ taskIds: ["a"], runId: "r1" }))).toMatchObject({ answer: { value: "1" } });
});

test("with earlier dates the latest earlier value counts, and no later one", async () => {
  await attemptOfC("r1", DAY, { a: "1", b: "5" });
  await attemptOfC("r3", "2024-01-01T03:00:00Z", { a: "3" });
  const { ask } = await attemptOfC("r2", "2024-01-01T02:00:00Z", { a: "2" });
  const newest = (taskId: string) => ask(search({ taskIds: [taskId], includePriorDates: true }));
  expect(await newest("a")).toMatchObject({ answer: { value: "2" } });
  expect(await newest("b")).toMatchObject({ answer: { value: "5" } });
});

test("a value pushed twice under one key is kept once, and any key finds it", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  for (const value of ["1", "2"]) await ask({ kind: "pushXCom", entry: { key: "k", value } });
  expect(await valuesOf(ask, { key: null, taskIds: ["c"] })).toMatchObject({ answer: ["2"] });
});

test("what is kept elsewhere is to be purged once its run is deleted, until that is confirmed", async () => {
  const gone = await attemptOfC("r1", DAY, {});
  await gone.ask({ kind: "pushXCom", entry: { key: "k", value: "1", needsPurge: true } });
  await gone.ask({ kind: "pushXCom", entry: { key: "plain", value: "2" } });
  const { ask } = await attemptOfC("r2", "2024-01-01T02:00:00Z", {});
  await fixture.store.transaction((transaction) =>
    deleteDagRun(transaction, { dagId: "d", runId: "r1", now: fixture.now }),
  );
  const listed = await ask({ kind: "listXComsToPurge" });
  const place = { dagId: "d", runId: "r1", taskId: "c", mapIndex: -1, key: "k" };
  expect(listed).toMatchObject({ answer: [{ place, value: "1" }] });
  if (listed.kind === "refused") throw new Error(listed.refusal.message);
  await ask({ kind: "confirmXComPurge", ids: listed.answer.map(({ id }) => id) });
  expect(await ask({ kind: "listXComsToPurge" })).toMatchObject({ answer: [] });
});

test.each<ExecutionRequest>([
  search({}),
  { kind: "pushXCom", entry: { key: "k", value: "1" } },
  { kind: "setVariable", key: "k", value: "v", description: null },
  { kind: "reportRenderedFields", fields: {} },
])("an attempt whose task instance was cleared is refused: $kind", async (request) => {
  const { ask } = await attemptOfC("r1", DAY, {});
  await clear();
  expect(await ask(request)).toMatchObject({ kind: "refused", refusal: { code: "stale-lease" } });
});

async function clear(): Promise<void> {
  await fixture.store.transaction((transaction) =>
    clearTaskInstances(transaction, {
      dagId: "d",
      taskIds: ["c"],
      mapIndexes: null,
      version: "own",
      runs: { kind: "run", runId: "r1", includePast: false, includeFuture: false },
      onlyFailed: false,
      onlyRunning: false,
      includeUpstream: false,
      includeDownstream: false,
      resetDagRuns: true,
      isDryRun: false,
      now: fixture.now,
    }),
  );
}

test("a lease token that was never given out is refused", async () => {
  const { id } = await attemptOfC("r1", DAY, {});
  expect(await api.answer("other", id, search({}))).toMatchObject({ kind: "refused" });
});

test("a connection comes from the environment first, then in clear from the database", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  const stored = { ...CONNECTION, password: fixture.fernet.encrypt("s3cret"), extra: fixture.fernet.encrypt("{}") };
  await fixture.store.transaction(async (transaction) => {
    await insertConnection(transaction, { ...stored, connectionId: "from_env" });
    await insertConnection(transaction, { ...stored, connectionId: "stored" });
  });
  const get = (connectionId: string) => ask({ kind: "getConnection", connectionId });
  expect(await get("from_env")).toMatchObject({ answer: { connectionId: "from_env", password: "from-environment" } });
  expect(await get("stored")).toMatchObject({ answer: { password: "s3cret", extra: "{}" } });
  expect(await get("none")).toEqual({ kind: "answer", answer: null });
});

test("a connection that the configuration describes stands in where there is none of its id", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  const get = () => ask({ kind: "getConnection", connectionId: "configured" });
  expect(await get()).toMatchObject({ answer: { host: "example.com" } });
  await fixture.store.transaction((transaction) =>
    insertConnection(transaction, { ...CONNECTION, connectionId: "configured", host: "stored", password: null }),
  );
  expect(await get()).toMatchObject({ answer: { host: "stored" } });
});

test("a callback asks under its token while it is told, and no longer", async () => {
  const { id } = await attemptOfC("r1", DAY, { a: "1" });
  const callbacks = [{ dagId: "d", dagRunId: 1, taskInstanceId: null, call: CALL }];
  await fixture.store.transaction(async (transaction) => {
    await insertCallbacks(transaction, callbacks, fixture.now);
    const claim = { now: fixture.now, jobId: 1, limit: 1, leaseSeconds: 60, newToken: () => "token" };
    await claimCallbacks(transaction, claim);
  });
  const ask = (request: ExecutionRequest) => api.answer("token", id, request);
  expect(await ask(search({ taskIds: ["a"] }))).toMatchObject({ answer: { kind: "value", value: "1" } });
  const told = {
    id: 1,
    token: "token",
    state: "delivered",
    nextTryAt: null,
    endedAt: fixture.now,
    message: null,
  } as const;
  await fixture.store.transaction((transaction) => updateCallback(transaction, { ...told, taskInstanceId: id }));
  expect(await ask(search({ taskIds: ["a"] }))).toMatchObject({ refusal: { code: "stale-lease" } });
});

test("a variable that is set is encrypted in the database and comes back in clear", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  await ask({ kind: "setVariable", key: "api_key", value: "v", description: "d" });
  expect(await ask({ kind: "getVariable", key: "api_key" })).toEqual({
    kind: "answer",
    answer: { key: "api_key", value: "v", isSensitive: true },
  });
  const stored = await fixture.store.reader.selectFrom("variable").selectAll().execute();
  expect(stored).toMatchObject([{ key: "api_key", description: "d", value: expect.stringMatching(/^gAAAA/) }]);
});

test("a variable of the environment comes before the database's", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  expect(await ask({ kind: "getVariable", key: "from_env" })).toMatchObject({
    answer: { value: "environment", isSensitive: false },
  });
});

test("deleting a variable tells whether there was one", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  await ask({ kind: "setVariable", key: "k", value: "v", description: null });
  expect(await ask({ kind: "deleteVariable", key: "k" })).toMatchObject({ answer: true });
  expect(await ask({ kind: "deleteVariable", key: "k" })).toMatchObject({ answer: false });
});

test("a secret of another key is refused with a sentence, not with a broken value", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  await fixture.store.transaction((transaction) =>
    insertOrReplaceVariable(transaction, { key: "k", value: "not a token", description: null }),
  );
  const refusal = { code: "invalid-request", message: expect.stringContaining("Fernet key") };
  expect(await ask({ kind: "getVariable", key: "k" })).toEqual({ kind: "refused", refusal });
});

test("a connection of the environment that cannot be read is refused with the reason", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  const refusal = {
    code: "invalid-request",
    message: expect.stringMatching(/"bad" .* BARAM_CONN_BAD is no connection\.$/),
  };
  expect(await ask({ kind: "getConnection", connectionId: "bad" })).toEqual({ kind: "refused", refusal });
});

test("the previous successful run is the latest earlier one that succeeded", async () => {
  for (const [runId, logicalDate] of [
    ["r1", DAY],
    ["r3", "2024-01-01T03:00:00Z"],
  ] as const) {
    await fixture.trigger("d", runId, logicalDate);
    await fixture.runToEnd();
  }
  await fixture.trigger("d", "failed", "2024-01-01T01:00:00Z");
  await fixture.runToEnd({ c: { kind: "failed", message: "It broke.", mayRetry: false } });
  const { ask } = await attemptOfC("r2", "2024-01-01T02:00:00Z", {});
  const logicalDate = parseInstant(DAY);
  expect(await ask({ kind: "getPreviousSuccessfulDagRun" })).toMatchObject({ answer: { logicalDate } });
});

test("the configuration is read as far as it is open to author code", async () => {
  const { ask } = await attemptOfC("r1", DAY, {});
  const read = (key: string) => ask({ kind: "getConfiguration", section: "core", key });
  expect(await read("parallelism")).toMatchObject({ answer: "32" });
  expect(await read("fernet_key")).toMatchObject({ answer: null });
});

test("rendered fields show while the attempt runs", async () => {
  const { ask, id } = await attemptOfC("r1", DAY, {});
  await ask({ kind: "reportRenderedFields", fields: { command: "echo 1" } });
  const row = await fixture.store.reader
    .selectFrom("taskInstance")
    .select("renderedFields")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(row.renderedFields ?? "null")).toEqual({ command: "echo 1" });
});
