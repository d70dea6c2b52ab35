import type { Json } from "@baram/domain";
import type { AttemptEnd } from "@baram/lifecycle";
import { findDagRun, insertRole, insertUser } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiServerFixture, aDag, aTask, SERVER_TOKEN } from "../../../api-server.fixture.ts";
import { hashPassword } from "../../../authentication/password-hash.ts";

const RUN = "/api/v1/dags/d/dagRuns/r";
const FAILED: AttemptEnd = { kind: "failed", message: "No.", mayRetry: false };
let fixture: ApiServerFixture;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  const mapped = aTask("mapped", { expansion: { kind: "literal", length: 3 } });
  await fixture.storeDags([aDag("d", [aTask("first"), mapped, aTask("last")])]);
  await fixture.trigger("d", "r");
});
afterEach(() => fixture.close());

function returned(value: Json): AttemptEnd {
  const xcoms = [{ key: "return_value", value: JSON.stringify(value), needsPurge: false }];
  return { kind: "success", xcoms, skippedTaskIds: [], returnedLength: null };
}

/** Sends a request over the network. */
async function ask(query: string, signal?: AbortSignal): Promise<Response> {
  const { address } = fixture.server;
  if (address === null) await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  const headers = { authorization: `Bearer ${SERVER_TOKEN}` };
  return fetch(`${fixture.server.address}${RUN}/wait${query}`, {
    headers,
    ...(signal === undefined ? {} : { signal }),
  });
}

test("whoever waits is answered when the run ends, with what its tasks returned", async () => {
  const answer = fixture.get(`${RUN}/wait?result=first,last&result=mapped`);
  await fixture.runToEnd({ first: returned({ a: [1, null] }), mapped: returned("m") });
  expect(await answer).toMatchObject({
    status: 200,
    json: { state: "success", results: { first: { a: [1, null] }, mapped: ["m", "m", "m"] } },
  });
});

test("the answer of a run that is over comes at once, and says that it failed", async () => {
  await fixture.runToEnd({ first: FAILED });
  expect((await fixture.get(`${RUN}/wait`)).json).toEqual({ state: "failed" });
  expect((await fixture.get(`${RUN}/wait?result=first`)).json).toEqual({ state: "failed", results: {} });
});

test("a task that returned nothing has no result, and neither has a run that is not over", async () => {
  expect((await fixture.get(`${RUN}/wait?timeout=0&result=first`)).json).toEqual({ state: "queued" });
  await fixture.start();
  expect((await fixture.get(`${RUN}/wait?timeout=0`)).json).toEqual({ state: "running" });
  await fixture.runToEnd();
  await fixture.finish(await fixture.start());
  expect((await fixture.get(`${RUN}/wait?timeout=0&result=first,last`)).json).not.toHaveProperty("results.last");
});

test("what a copy of a mapped task returned is no result once the task has that copy no longer", async () => {
  await fixture.runToEnd({ mapped: returned(1) });
  await fixture.store.transaction((transaction) =>
    transaction.updateTable("taskInstance").set({ state: "removed" }).where("mapIndex", "=", 2).execute(),
  );
  expect((await fixture.get(`${RUN}/wait?result=mapped`)).json).toEqual({
    state: "success",
    results: { mapped: [1, 1] },
  });
});

test.each(["-1", "3601", "1.5", "soon"])("a timeout of %s is refused", async (timeout) => {
  expect((await fixture.get(`${RUN}/wait?timeout=${timeout}`)).status).toBe(400);
});

test("a run or a task that there is not is not waited for", async () => {
  expect((await fixture.get("/api/v1/dags/d/dagRuns/nope/wait")).json).toMatchObject({ title: "DAGRun not found" });
  expect(await fixture.get(`${RUN}/wait?result=first,nope`)).toMatchObject({
    status: 404,
    json: { title: "Task not found", detail: "Task 'nope' not found in DAG 'd'" },
  });
});

test("waiting needs the right to the run, and results the right to XComs as well", async () => {
  await fixture.addUser("Public");
  await fixture.addUser("Viewer");
  await fixture.runToEnd({ first: returned(1) });
  expect((await fixture.get(`${RUN}/wait`, { as: "Public" })).status).toBe(403);
  expect((await fixture.get(`${RUN}/wait?result=first`, { as: "Viewer" })).json).toMatchObject({
    results: { first: 1 },
  });

  const password = await hashPassword("pw-ann", (size) => Buffer.alloc(size));
  await fixture.store.transaction(async (transaction) => {
    const permissions = ["DAG:d", "DAG Runs"].map((resource) => ({ action: "can_read" as const, resource }));
    await insertRole(transaction, { name: "D", permissions });
    const names = { username: "ann", email: "a@example.com", firstName: "Ann", lastName: "Test" };
    await insertUser(transaction, { ...names, passwordHash: password, roles: ["D"], now: fixture.now });
  });
  const headers = { authorization: `Basic ${Buffer.from("ann:pw-ann").toString("base64")}` };
  expect((await fixture.get(`${RUN}/wait`, { as: null, headers })).json).toEqual({ state: "success" });
  expect((await fixture.get(`${RUN}/wait?result=first`, { as: null, headers })).status).toBe(403);
});

test("a client that leaves is waited for no longer", async () => {
  const leave = vi.fn();
  const subscribe = fixture.store.subscribe.bind(fixture.store);
  vi.spyOn(fixture.store, "subscribe").mockImplementation((listener) => {
    const unsubscribe = subscribe(listener);
    return () => {
      unsubscribe();
      leave();
    };
  });
  const leaving = new AbortController();
  const answer = ask("", leaving.signal);
  await vi.waitFor(() => expect(fixture.store.subscribe).toHaveBeenCalled());
  leaving.abort();
  await expect(answer).rejects.toThrow("aborted");
  await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
});

test("a server that closes answers with the state as it is", async () => {
  const subscribed = vi.spyOn(fixture.store, "subscribe");
  const answers = [ask(""), ask("?result=first")];
  await vi.waitFor(() => expect(subscribed).toHaveBeenCalled());
  await fixture.server.close();
  for (const answer of await Promise.all(answers)) expect(await answer.json()).toEqual({ state: "queued" });
  expect(await findDagRun(fixture.store.reader, { dagId: "d", runId: "r" })).toMatchObject({ state: "queued" });
});
