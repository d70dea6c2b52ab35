import { USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import type { AttemptEnd } from "@baram/lifecycle";
import { claimTriggers, insertJob } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";
import { createExecutionApi } from "../../../execution-api/create-execution-api.ts";

const INSTANCES = "/api/v1/dags/linear/dagRuns/r1/taskInstances";
const DEFERRED: AttemptEnd = {
  kind: "deferred",
  trigger: { classpath: "AnswerTrigger", kwargs: '{"url":"http://h","password":"s3cret"}' },
  methodName: "readAnswer",
  methodKwargs: null,
  timeoutSeconds: null,
};

let fixture: ApiServerFixture;
beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.storeDags([aDag("linear", [aTask("fetch")])]);
  await fixture.trigger("linear", "r1");
  await fixture.runToEnd({ fetch: DEFERRED });
});
afterEach(() => fixture.close());

async function claim() {
  const { now } = fixture;
  return fixture.store.transaction(async (transaction) => {
    const job = { jobType: "TriggererJob", hostname: "host", processId: 1, now };
    const jobId = await insertJob(transaction, job);
    return claimTriggers(transaction, { jobId, limit: 1, silentSince: null, newToken: () => "token" });
  });
}

test("a deferred instance comes with its trigger, secrets masked, and with the triggerer that has it awaited", async () => {
  expect((await fixture.get(`${INSTANCES}/fetch`)).json).toMatchObject({
    state: "deferred",
    end_date: null,
    trigger: {
      classpath: "AnswerTrigger",
      kwargs: '{"url":"http://h","password":"***"}',
      created_date: "2024-01-01T12:00:01+00:00",
      triggerer_id: null,
    },
    triggerer_job: null,
  });
  await claim();
  const [listed] = (await fixture.get(INSTANCES)).json.task_instances;
  expect(listed).toMatchObject({
    trigger: { classpath: "AnswerTrigger" },
    triggerer_job: { job_type: "TriggererJob", state: "running", hostname: "host" },
  });
});

test("a deferred instance says what it waits for", async () => {
  const { json } = await fixture.get(`${INSTANCES}/fetch/waiting`);
  expect(JSON.stringify(json)).toContain("The task is deferred: it waits for the trigger AnswerTrigger.");
});

test("a trigger is answered with its token as long as its task is deferred, and nobody else is", async () => {
  const [claimed] = await claim();
  const id = claimed?.taskInstanceId ?? 0;
  const { store, fernet, clock } = fixture;
  const environment = { environmentConnections: new Map(), environmentVariables: new Map([["A", "1"]]) };
  const sensitiveNames = USUAL_SENSITIVE_NAMES;
  const api = createExecutionApi({
    store,
    fernet,
    clock,
    ...environment,
    sensitiveNames,
    readConfiguration: () => null,
  });
  const ask = (token: string) => api.answer(token, id, { kind: "getVariable", key: "a" });
  expect(await ask("token")).toMatchObject({ answer: { value: "1" } });
  expect(await ask("other")).toMatchObject({ kind: "refused", refusal: { code: "stale-lease" } });
  await fixture.send("POST", "/api/v1/dags/linear/clearTaskInstances", {
    body: { dry_run: false, dag_run_id: "r1", task_ids: ["fetch"], only_failed: false },
  });
  expect(await ask("token")).toMatchObject({ kind: "refused" });
});

test("what a trigger was given under one of the installation's own words is masked as well", async () => {
  await fixture.close();
  fixture = await ApiServerFixture.open({ configuration: { sensitiveNames: { furtherWords: ["url"] } } });
  await fixture.storeDags([aDag("linear", [aTask("fetch")])]);
  await fixture.trigger("linear", "r1");
  await fixture.runToEnd({ fetch: DEFERRED });
  const kwargs = '{"url":"***","password":"***"}';
  expect((await fixture.get(`${INSTANCES}/fetch`)).json.trigger).toMatchObject({ kwargs });
  expect((await fixture.get(INSTANCES)).json.task_instances[0].trigger).toMatchObject({ kwargs });
});
