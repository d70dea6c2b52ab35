import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";

let fixture: ApiServerFixture;

beforeAll(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.addUser("Public");
  await fixture.addUser("Viewer");
  await fixture.storeDags([aDag("d", [aTask("a")])]);
});
afterAll(() => fixture.close());

test.each(["/api/v1/nope", "/api/v1/dags/", "/api/v1", "/api/v1/", "/api/v1/eventLogs/x", "/ui/nope"])(
  "%s is no path, whoever asks",
  async (path) => {
    const answer = await fixture.get(path, { as: null });
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ type: "about:blank", title: "Not Found" });
  },
);

test("a known path with another method is 405, whoever asks", async () => {
  const answer = await fixture.send("PUT", "/api/v1/dags/d", { as: null });
  expect(answer.status).toBe(405);
  expect(answer.json).toMatchObject({ type: "about:blank", title: "Method Not Allowed" });
});

test("a malformed query is refused before the credentials are looked at", async () => {
  const { status, json } = await fixture.get("/api/v1/dags?shade=red", { as: null });
  expect(status).toBe(400);
  expect(json).toMatchObject({ title: null, detail: "Extra query parameter(s) shade not in spec" });
});

test("a malformed body is refused before the credentials are looked at", async () => {
  const { status, json } = await fixture.send("PATCH", "/api/v1/dags/d", { as: null, body: { is_paused: "yes" } });
  expect(status).toBe(400);
  expect(json.detail).toBe("'yes' is not of type 'boolean' - 'is_paused'");
});

test("an unknown property is found only after the credentials and the permission", async () => {
  const send = (as: "Viewer" | null) => fixture.send("POST", "/api/v1/dags/d/dagRuns", { as, body: { nope: 1 } });
  expect((await send(null)).status).toBe(401);
  expect((await send("Viewer")).status).toBe(403);
  const allowed = await fixture.send("POST", "/api/v1/dags/d/dagRuns", { body: { nope: 1 } });
  expect(allowed.json).toMatchObject({ status: 400, detail: "{'nope': ['Unknown field.']}" });
});

test("who may not read Dags is told nothing about one that does not exist", async () => {
  expect((await fixture.get("/api/v1/dags/nope", { as: "Public" })).status).toBe(403);
  const allowed = await fixture.get("/api/v1/dags/nope", { as: "Viewer" });
  expect(allowed.json).toMatchObject({ status: 404, detail: "The DAG with dag_id: nope was not found" });
});

test.each([
  ["application/x-www-form-urlencoded", "key=a", "application/x-www-form-urlencoded"],
  ["text/plain", "{}", "text/plain"],
  ["", "{}", ""],
])("a body of the type %j is not read", async (contentType, payload, named) => {
  const headers = { authorization: "Bearer x", ...(contentType === "" ? {} : { "content-type": contentType }) };
  const response = await fixture.server.http.inject({ method: "POST", url: "/api/v1/variables", headers, payload });
  expect(response.statusCode).toBe(415);
  expect(response.json()).toMatchObject({ detail: `Invalid Content-type (${named}), expected JSON data` });
});

test.each([
  ["", "Request body must not be empty"],
  ["{", "Request body is not valid JSON"],
  ["null", "Request body is not valid JSON"],
  ['"text"', "'text' is not of type 'object'"],
])("the body %j is refused", async (payload, detail) => {
  const headers = { "content-type": "application/json; charset=utf-8" };
  const response = await fixture.server.http.inject({ method: "POST", url: "/api/v1/variables", headers, payload });
  expect(response.json()).toMatchObject({ status: 400, detail });
});

test.each([
  ["limit=ten", "Wrong type, expected 'integer' for query parameter 'limit'"],
  ["offset=-1", "-1 is less than the minimum of 0"],
  ["paused=yes", "Wrong type, expected 'boolean' for query parameter 'paused'"],
])("the query %s is refused", async (query, detail) => {
  expect((await fixture.get(`/api/v1/dags?${query}`)).json).toMatchObject({ status: 400, detail });
});

test("of a parameter that is sent twice the last counts, and booleans may be in any case", async () => {
  const { json } = await fixture.get("/api/v1/dags?limit=0&limit=1&paused=FALSE&fields=dag_id");
  expect(json).toEqual({ dags: [{ dag_id: "d" }], total_entries: 1 });
});

test("a request without a body reaches a route that takes none, and HEAD answers like GET", async () => {
  const { status, text } = await fixture.send("HEAD", "/api/v1/version", { as: null });
  expect(status).toBe(200);
  expect(text).toBe("");
});

test("every answer tells the browser to run nothing from elsewhere", async () => {
  for (const path of ["/api/v1/version", "/api/v1/nope", "/ui/session"]) {
    const { headers } = await fixture.get(path, { as: null });
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
  }
});

test.each([
  ["GET", "/api/v1/dags?limit=3000000000", "3000000000 is greater than the maximum of 2147483647"],
  ["GET", "/api/v1/dags?constructor=1", "Extra query parameter(s) constructor not in spec"],
  ["GET", "/api/v1/dags/%00", "A text contains the character NUL, which cannot be kept."],
])("%s %s is refused, whatever the database would make of it", async (method, url, detail) => {
  expect((await fixture.send(method as "GET", url)).json).toMatchObject({ status: 400, detail });
});

test.each(["valueOf", "__proto__", "constructor"])(
  "a property that every object of the language has, %s, is unknown all the same",
  async (name) => {
    const headers = { "content-type": "application/json", authorization: "Bearer server-token" };
    const payload = `{"key": "k", "value": "v", "${name}": 1}`;
    const response = await fixture.server.http.inject({ method: "POST", url: "/api/v1/variables", headers, payload });
    expect(response.json()).toMatchObject({ status: 400, detail: `{'${name}': ['Unknown field.']}` });
  },
);

test.each(["/api/v1/eventLogs/99999999999999999999", "/api/v1/dags/d/dagRuns/r/taskInstances/a/2147483648"])(
  "%s is no path: no row can have this number",
  async (path) => {
    expect((await fixture.get(path)).status).toBe(404);
  },
);
