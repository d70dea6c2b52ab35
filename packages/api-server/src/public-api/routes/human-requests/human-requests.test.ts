import { HITL_TRIGGER_CLASSPATH, type HumanRequest, type Json } from "@baram/domain";
import type { AttemptEnd } from "@baram/lifecycle";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask, SERVER_TOKEN } from "../../../api-server.fixture.ts";
import { EventReader } from "../../../server-sent-events.fixture.ts";

const LIST = "/api/v1/dags/~/dagRuns/~/hitlDetails";
const DETAIL = "/api/v1/dags/publish/dagRuns/r1/taskInstances/ask/hitlDetails";

let fixture: ApiServerFixture;
beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("publish", [aTask("ask")])]);
});
afterEach(() => fixture.close());

async function ask(request: Partial<HumanRequest> = {}): Promise<void> {
  const asked: HumanRequest = {
    subject: "Publish?",
    body: "The report.",
    options: ["Yes", "No"],
    defaults: null,
    multiple: false,
    params: { note: { schema: { type: "string", maxLength: 9 }, description: "Why?", default: "-" } },
    assignedUsers: [],
    ...request,
  };
  const trigger = { classpath: HITL_TRIGGER_CLASSPATH, kwargs: JSON.stringify({ request: asked }) };
  const deferred: AttemptEnd = {
    kind: "deferred",
    trigger,
    methodName: "executeComplete",
    methodKwargs: null,
    timeoutSeconds: 3600,
  };
  await fixture.trigger("publish", "r1");
  await fixture.runToEnd({ ask: deferred });
}

function answer(body: Readonly<Record<string, Json>>, user = "alice") {
  return fixture.send("PATCH", DETAIL, { body, headers: { "x-baram-user": user } });
}

test("what waits for a person is listed with all that is needed to answer", async () => {
  await ask({ assignedUsers: ["alice"] });
  const { json } = await fixture.get(`${LIST}?state=pending`);
  expect(json).toMatchObject({ total_entries: 1 });
  expect(json.hitl_details[0]).toMatchObject({
    dag_id: "publish",
    dag_run_id: "r1",
    task_id: "ask",
    map_index: -1,
    state: "pending",
    subject: "Publish?",
    body: "The report.",
    options: ["Yes", "No"],
    defaults: null,
    params: { note: { schema: { type: "string", maxLength: 9 }, description: "Why?", default: "-" } },
    assigned_users: ["alice"],
    expires_at: "2024-01-01T13:00:01+00:00",
    responded_by_user: null,
  });
  expect((await fixture.get(`${LIST}?state=answered`)).json).toMatchObject({ total_entries: 0 });
  expect((await fixture.get(`${LIST}?state=lost`)).status).toBe(400);
});

test("an answer lets the task go on, is kept with who gave it, and stands in the audit log", async () => {
  await ask();
  const { status, json } = await answer({ chosen_options: ["Yes"], params_input: { note: "fine" } });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    state: "answered",
    responded_by_user: "alice",
    chosen_options: ["Yes"],
    params_input: { note: "fine" },
  });
  expect((await fixture.get("/api/v1/dags/publish/dagRuns/r1/taskInstances/ask")).json).toMatchObject({
    state: "scheduled",
    try_number: 1,
  });
  const entries = (await fixture.get("/api/v1/eventLogs?event=api.answer_human_request")).json.event_logs;
  expect(entries).toMatchObject([{ dag_id: "publish", task_id: "ask", owner: "alice" }]);
});

test("what does not fit is refused with the reason, and the task goes on waiting", async () => {
  await ask();
  expect((await answer({ chosen_options: ["Maybe"] })).json).toMatchObject({
    status: 400,
    detail: '"Maybe" is not among the options Yes, No.',
  });
  expect((await answer({ chosen_options: ["Yes"], params_input: { note: "far too long" } })).status).toBe(400);
  expect((await fixture.get(DETAIL)).json).toMatchObject({ state: "pending" });
});

test("whoever is second hears who was first", async () => {
  await ask();
  await answer({ chosen_options: ["Yes"] });
  expect((await answer({ chosen_options: ["No"] }, "bob")).json).toMatchObject({
    status: 409,
    detail: '"Publish?" cannot be answered: alice was first.',
  });
});

test("only those who are asked may answer", async () => {
  await ask({ assignedUsers: ["bob"] });
  expect((await answer({ chosen_options: ["Yes"] })).json).toMatchObject({
    status: 403,
    detail: '"Publish?" is asked of bob, and you are alice.',
  });
  expect((await answer({ chosen_options: ["Yes"] }, "bob")).status).toBe(200);
});

test("a task that asked nobody, and one that there is not, have no request", async () => {
  await fixture.trigger("publish", "r1");
  expect((await fixture.get(DETAIL)).status).toBe(404);
  expect((await fixture.get(DETAIL.replace("/ask/", "/other/"))).status).toBe(404);
});

test("browsers hear that something was asked, and that it was answered", async () => {
  await fixture.server.listen({ host: "127.0.0.1", port: 0 });
  const address = fixture.server.address ?? "";
  const events = await EventReader.open(`${address}/ui/events`, { authorization: `Bearer ${SERVER_TOKEN}` });
  const isHumanRequest = ({ event }: { readonly event: string }) => event === "human_requests";
  await ask();
  await events.until(isHumanRequest);
  await answer({ chosen_options: ["Yes"] });
  expect((await events.until(isHumanRequest)).data).toEqual({});
  await events.close();
});
