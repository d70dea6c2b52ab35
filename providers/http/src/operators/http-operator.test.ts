import { Dag, type TaskReference } from "baram";
import { runDag, runTask, type TestConnection } from "baram/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { LocalServer } from "../local-server.fixture.ts";
import { HttpOperator, type HttpOperatorOptions } from "./http-operator.ts";
import type { HttpRetryArgs } from "./request-retries.ts";

let server: LocalServer;
/** How often a path is answered by an error before it is answered. */
const failing = new Map<string, number>();
beforeAll(async () => {
  server = await LocalServer.start(({ path, method }) => {
    const failures = failing.get(path) ?? 0;
    failing.set(path, failures - 1);
    if (failures > 0) return { status: 503 };
    if (path.startsWith("/missing")) return { status: 404, body: "nothing here" };
    if (path.startsWith("/json")) return { headers: { "content-type": "application/json" }, body: '{"n":3}' };
    if (path.startsWith("/pages")) return { body: path };
    return { body: `${method} ${path}` };
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.received.length = 0;
  failing.clear();
});

function connections(more: Exclude<TestConnection, string> = {}) {
  return { http_default: { connectionType: "http", host: "127.0.0.1", port: server.port, ...more } };
}

/** Runs an operator with the default connection. */
function call(options: Partial<HttpOperatorOptions<never, unknown>>, more?: Exclude<TestConnection, string>) {
  return runTask(new HttpOperator({ taskId: "call", ...options }), { connections: connections(more) });
}

test("the endpoint stands behind scheme, host and port, and the answer's text is the result", async () => {
  const { result, renderedFields } = await call({ method: "GET", endpoint: "a/{{ ds }}" });
  expect(result).toBe("GET /a/2024-01-01");
  expect(renderedFields).toMatchObject({ endpoint: "a/2024-01-01" });
});

test("it posts unless told otherwise", async () => {
  expect((await call({ endpoint: "/x" })).result).toBe("POST /x");
});

test("an endpoint that is a URL of its own is put behind the connection's", async () => {
  await call({ method: "GET", endpoint: "http://elsewhere.example/x" });
  expect(server.last.path).toBe("/http://elsewhere.example/x");
});

test("a host with a scheme is used as it is, and keeps its path", async () => {
  const host = `http://127.0.0.1:${server.port}/v1`;
  await call({ method: "GET", endpoint: "x" }, { host, port: null, schema: "https" });
  expect(server.last.path).toBe("/v1/x");
});

test("the data of a GET is its query, where a list repeats its name", async () => {
  await call({ method: "GET", endpoint: "q?z=0", data: { a: 1, b: ["x", "y z"], none: null } });
  expect(server.last).toMatchObject({ path: "/q?z=0&a=1&b=x&b=y+z", body: "" });
});

test("fields are posted as a form", async () => {
  await call({ data: { a: 1, b: ["x", "{{ ds }}"] } });
  expect(server.last.body).toBe("a=1&b=x&b=2024-01-01");
  expect(server.last.headers["content-type"]).toBe("application/x-www-form-urlencoded");
});

test("a text is posted as it is, without a type", async () => {
  await call({ data: '{"raw": true}' });
  expect(server.last.body).toBe('{"raw": true}');
  expect(server.last.headers["content-type"]).toBeUndefined();
});

test("a value is posted as JSON where there is no data", async () => {
  await call({ requestKwargs: { json: { a: [1] } } });
  expect(server.last.body).toBe('{"a":[1]}');
  expect(server.last.headers["content-type"]).toBe("application/json");
});

test("a post can have a query, and cookies unless its headers have some", async () => {
  const cookies = { session: "s", theme: "dark" };
  await call({ endpoint: "x?z=0", data: "text", requestKwargs: { params: { a: [1, 2] }, cookies } });
  expect(server.last).toMatchObject({ path: "/x?z=0&a=1&a=2", body: "text" });
  expect(server.last.headers["cookie"]).toBe("session=s; theme=dark");
  await call({
    method: "GET",
    data: { b: 3 },
    headers: { Cookie: "own=1" },
    requestKwargs: { params: { a: 1 }, cookies },
  });
  expect(server.last.path).toBe("/?a=1&b=3");
  expect(server.last.headers["cookie"]).toBe("own=1");
});

test("a login is sent as basic authorization, and whatever the extra has beside options as headers", async () => {
  const extra = JSON.stringify({ token: "t", timeout: 5, verify: false, stream: true, check_response: true });
  await call({ headers: { "x-run": "{{ run_id }}" } }, { login: "me", password: "pw", extra });
  const { headers } = server.last;
  expect(headers).toMatchObject({ token: "t", "x-run": "manual__2024-01-01T00:00:00+00:00" });
  expect(headers["authorization"]).toBe(`Basic ${Buffer.from("me:pw").toString("base64")}`);
  for (const name of ["timeout", "verify", "stream", "check_response"]) expect(headers).not.toHaveProperty(name);
});

test("the query of a connection's URI becomes headers too", async () => {
  const uri = `http://127.0.0.1:${server.port}?token=x&timeout=5`;
  await runTask(new HttpOperator({ taskId: "call" }), { connections: { http_default: uri } });
  expect(server.last.headers).toMatchObject({ token: "x" });
  expect(server.last.headers).not.toHaveProperty("timeout");
});

test("a bearer's token is the password, and nothing is sent where nothing is to be", async () => {
  const secrets = { login: "me", password: "pw" };
  await call({ authType: "bearer" }, secrets);
  expect(server.last.headers["authorization"]).toBe("Bearer pw");
  await call({ authType: "none" }, secrets);
  expect(server.last.headers["authorization"]).toBeUndefined();
});

test("an error answer fails the task with status and words, and its body is in the log", async () => {
  const { state, error, log } = await call({ method: "GET", endpoint: "missing" });
  expect([state, error]).toEqual(["failed", "HttpStatusError: 404:Not Found"]);
  expect(log).toContain("nothing here");
});

test("an error answer is a result where it is let pass, by the task or by its connection", async () => {
  const options = { method: "GET", endpoint: "missing" };
  expect(await call({ ...options, extraOptions: { checkResponse: false } })).toMatchObject({ result: "nothing here" });
  expect(await call(options, { extra: '{"check_response": false}' })).toMatchObject({ result: "nothing here" });
});

test("a server that refuses connections fails the task", async () => {
  const { error } = await call({ endpoint: "x" }, { port: 1 });
  expect(error).toMatch(/: POST http:\/\/127\.0\.0\.1:1\/x has no answer: connect ECONNREFUSED/);
});

test("a connection that nobody defined is named", async () => {
  const { error } = await call({ connectionId: "nowhere" });
  expect(error).toContain('The connection "nowhere" is not defined');
});

test.each([null, undefined, false, 0])("a check that answers %s fails the task", async (answer) => {
  expect(await call({ responseCheck: () => answer })).toMatchObject({
    state: "failed",
    error: "ResponseRefusedError: Response check returned False.",
  });
});

test("check and filter are given the answer and the context, and the filter makes the result", async () => {
  const seen: string[] = [];
  const operator = new HttpOperator({
    taskId: "call",
    method: "GET",
    endpoint: "json",
    responseCheck: (response, { ds }) => seen.push(`${response.status} ${ds}`),
    responseFilter: (response) => (response.json() as { n: number }).n,
    logResponse: true,
  });
  expectTypeOf(operator.output).toEqualTypeOf<TaskReference<number>>();
  const { result, log } = await runTask(operator, { connections: connections() });
  expect(result).toBe(3);
  expect(seen).toEqual(["200 2024-01-01"]);
  expect(log).toContain('The answer: {"n":3}');
});

test("page after page is asked for, with data and headers merged, and the results are a list", async () => {
  const operator = new HttpOperator({
    taskId: "call",
    method: "GET",
    endpoint: "pages/0",
    data: { l: 5 },
    headers: { a: "1" },
    paginationFunction: (response) =>
      response.text.includes("pages/0") ? { endpoint: "pages/1", data: { o: 1 }, headers: { b: "2" } } : null,
  });
  expectTypeOf(operator.output).toEqualTypeOf<TaskReference<string[]>>();
  const { result } = await runTask(operator, { connections: connections() });
  expect(result).toEqual(["/pages/0?l=5", "/pages/1?l=5&o=1"]);
  expect(server.last.headers).toMatchObject({ a: "1", b: "2" });
});

test("with pages the filter is given the list of answers", async () => {
  const operator = new HttpOperator({
    taskId: "call",
    paginationFunction: ({ text }) => (text === "POST /" ? { endpoint: "next" } : undefined),
    responseFilter: (responses) => responses.map(({ status }) => status),
  });
  expectTypeOf(operator.output).toEqualTypeOf<TaskReference<number[]>>();
  expect((await runTask(operator, { connections: connections() })).result).toEqual([200, 200]);
});

test("a result goes on to the next task", async () => {
  const dag = new Dag("call_and_read", {}, (inside) => {
    const called = new HttpOperator({ taskId: "call", method: "GET", endpoint: "x" });
    inside.task("read", ({ text }: { text: string }) => text.length)({ text: called.output });
  });
  const run = await runDag(dag, { connections: connections() });
  expect(run.task("read").result).toBe("GET /x".length);
});

test.each([
  ["an unknown option", { json: {} }, /"json" is not an option of HttpOperator/],
  [
    "what no request carries",
    { requestKwargs: { auth: 1 } },
    /"requestKwargs" has "auth"; it knows json, params, cookies/,
  ],
  ["unknown words of retries", { retryArgs: { stop: 3 } }, /"retryArgs" has "stop"; it knows retries, retryDelay/],
  ["retries without their number", { retryArgs: { retryDelay: { seconds: 1 } } }, /"retryArgs" lacks "retries"/],
  ["a wrong number of retries", { retryArgs: { retries: -1 } }, /"retryArgs.retries" is -1; expected a whole number/],
  ["a wrong delay of retries", { retryArgs: { retries: 1, retryDelay: "1m" } }, /"retryArgs.retryDelay" is '1m'/],
  ["what judges no error", { retryArgs: { retries: 1, retryIf: true } }, /"retryArgs.retryIf" is a boolean/],
  ["an unknown way to authorize", { authType: "kerberos" }, /"authType" is "kerberos"; expected one of basic/],
  [
    "an unknown extra option",
    { extraOptions: { timeout: 3 } },
    /"extraOptions" has "timeout"; it knows timeoutSeconds/,
  ],
  ["a method that is none", { method: "GET it" }, /"method" is "GET it"/],
])("%s is refused when the Dag is loaded", async (_what, options, sentence) => {
  const make = () => new HttpOperator({ taskId: "call", ...(options as object) });
  await expect((async () => runTask(make()))()).rejects.toThrow(sentence);
});

test("a GET can carry JSON", async () => {
  await call({ method: "GET", endpoint: "search", requestKwargs: { json: { query: "x" } } });
  expect(server.last).toMatchObject({ method: "GET", body: '{"query":"x"}' });
});

test("a deferred request gives the same result, page after page", async () => {
  const operator = new HttpOperator({
    taskId: "call",
    method: "GET",
    endpoint: "pages/0",
    data: { l: 5 },
    deferrable: true,
    paginationFunction: ({ text }) => (text.includes("pages/0") ? { endpoint: "pages/1", data: { o: 1 } } : null),
    responseFilter: (responses) => responses.map(({ text }) => text),
  });
  const { result, error } = await runTask(operator, { connections: connections() });
  expect(error).toBeNull();
  expect(result).toEqual(["/pages/0?l=5", "/pages/1?l=5&o=1"]);
});

test("a deferred request that is answered by an error, or by nobody, fails the task", async () => {
  const missing = await call({ method: "GET", endpoint: "missing", deferrable: true });
  expect(missing).toMatchObject({ state: "failed", error: "HttpStatusError: 404:Not Found" });
  const refused = await call({ endpoint: "x", deferrable: true }, { port: 1 });
  expect(refused.error).toContain("http://127.0.0.1:1/x has no answer: connect ECONNREFUSED");
});

describe.each([false, true])("requests that are sent again (deferrable: %s)", (deferrable) => {
  test("until one is answered without an error, for each page anew", async () => {
    failing.set("/pages/0", 2).set("/pages/1", 2);
    const operator = new HttpOperator({
      taskId: "call",
      method: "GET",
      endpoint: "pages/0",
      deferrable,
      retryArgs: { retries: 2, retryDelay: { milliseconds: 1 } },
      paginationFunction: ({ text }) => (text === "/pages/0" ? { endpoint: "pages/1" } : null),
    });
    const { result, error, log } = await runTask(operator, { connections: connections() });
    expect(error).toBeNull();
    expect(result).toEqual(["/pages/0", "/pages/1"]);
    expect(server.received.map(({ path }) => path)).toEqual([
      ...Array.from({ length: 3 }, () => "/pages/0"),
      ...Array.from({ length: 3 }, () => "/pages/1"),
    ]);
    expect(log).toContain("The request failed, and is sent again in 0.001 s: 503:Service Unavailable");
  });

  test("fail when that was often enough, or is not worth it", async () => {
    const retryIf = vi.fn<NonNullable<HttpRetryArgs["retryIf"]>>((error) => !("response" in error));
    const options = { method: "GET", endpoint: "missing", deferrable };
    expect((await call({ ...options, retryArgs: { retries: 1 } })).error).toBe("HttpStatusError: 404:Not Found");
    expect(server.received).toHaveLength(2);
    expect((await call({ ...options, retryArgs: { retries: 1, retryIf } })).error).toBe(
      "HttpStatusError: 404:Not Found",
    );
    expect(server.received).toHaveLength(3);
    const refused = await call({ ...options, retryArgs: { retries: 1, retryIf } }, { port: 1 });
    expect(refused.error).toMatch(/^HttpConnectionError: GET .* has no answer: connect ECONNREFUSED/);
    expect(retryIf).toHaveBeenCalledTimes(2);
  });
});

test("a mapped request is sent for each element", async () => {
  const dag = new Dag("mapped", {}, () => {
    HttpOperator.partial({ taskId: "call", method: "GET" }).expand({ endpoint: ["a", "b"] });
  });
  const run = await runDag(dag, { connections: connections() });
  expect(run.taskInstances.map(({ result }) => result)).toEqual(["GET /a", "GET /b"]);
});
