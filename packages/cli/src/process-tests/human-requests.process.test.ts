import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readServerFile } from "../composition/server-file.ts";
import { AuthorProject } from "./author-project.fixture.ts";

/** One question that waits for somebody, and one whose time is soon over. */
const ASKING = `import { ApprovalOperator, Dag } from "baram";

new Dag("publish", { schedule: null, startDate: "2024-01-01", isPausedUponCreation: false }, (dag) => {
  const approve = new ApprovalOperator({ taskId: "approve", subject: "Publish {{ ds }}?" });
  approve.before(dag.task("publish", () => "published")());
});

new Dag("late", { schedule: null, startDate: "2024-01-01", isPausedUponCreation: false }, (dag) => {
  const approve = new ApprovalOperator({
    taskId: "approve", subject: "Publish late?", responseTimeout: { milliseconds: 300 }, defaults: "Reject",
  });
  approve.before(dag.task("publish", () => "published")());
});
`;

let project: AuthorProject;
beforeEach(() => {
  project = new AuthorProject({ "asking.ts": ASKING });
});
afterEach(() => project.remove());

/** Servers and runs are started one after the other. */
const PATIENCE = { timeout: 60_000 };

async function ask<Answer>(path: string, request: RequestInit = {}): Promise<Answer> {
  const server = readServerFile(project.home);
  const headers = { authorization: `Bearer ${server?.token}`, "content-type": "application/json" };
  const answer = await fetch(`${server?.address}/api/v1/${path}`, { ...request, headers });
  return (await answer.json()) as Answer;
}

/** Asks again until the answer is as wanted. */
async function until<Answer>(path: string, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const answer = await ask<Answer>(path);
    if (isWanted(answer)) return answer;
    await wait(20);
  }
}

interface Requests {
  readonly hitl_details: readonly { readonly state: string; readonly subject: string }[];
}

interface Run {
  readonly state: string;
}

async function start(dagId: string): Promise<void> {
  await project.run(["dags", "list"]);
  await project.startServer();
  const body = JSON.stringify({ dag_run_id: "run" });
  expect(await ask(`dags/${dagId}/dagRuns`, { method: "POST", body })).toMatchObject({ dag_run_id: "run" });
}

async function stateOf(dagId: string, taskId: string): Promise<string> {
  return (await ask<Run>(`dags/${dagId}/dagRuns/run/taskInstances/${taskId}`)).state;
}

test("a task waits for an answer in a runner and goes on with it", PATIENCE, async () => {
  await start("publish");
  const list = "dags/~/dagRuns/~/hitlDetails?state=pending";
  const asked = await until<Requests>(list, ({ hitl_details: requests }) => requests.length === 1);
  expect(asked.hitl_details[0]?.subject).toMatch(/^Publish \d{4}-\d\d-\d\d\?$/);
  expect(await stateOf("publish", "approve")).toBe("deferred");

  const body = JSON.stringify({ chosen_options: ["Approve"] });
  const detail = "dags/publish/dagRuns/run/taskInstances/approve/hitlDetails";
  expect(await ask(detail, { method: "PATCH", body })).toMatchObject({ state: "answered" });
  await until<Run>("dags/publish/dagRuns/run", ({ state }) => state === "success");
  expect(await stateOf("publish", "publish")).toBe("success");
});

test("what waits is listed and answered in a terminal", PATIENCE, async () => {
  await start("publish");
  const list = "dags/~/dagRuns/~/hitlDetails?state=pending";
  await until<Requests>(list, ({ hitl_details: requests }) => requests.length === 1);
  const listed = await project.run(["human", "list", "-o", "json"]);
  expect(JSON.parse(listed.output)).toMatchObject([
    { dag_id: "publish", task_id: "approve", run_id: "run", state: "pending", options: ["Approve", "Reject"] },
  ]);
  const words = ["human", "answer", "publish", "approve", "run"];
  // Nobody can be asked where there is no terminal.
  const unasked = await project.run(words);
  expect(unasked).toMatchObject({ exitCode: 1 });
  expect(unasked.errors).toContain("--choose");
  const refused = await project.run([...words, "--choose", "Maybe"]);
  expect(refused).toMatchObject({ exitCode: 1 });
  const answered = await project.run([...words, "--choose", "Approve"]);
  expect(answered).toMatchObject({ exitCode: 0, errors: "" });
  expect(answered.output).toContain("is answered with Approve; approve goes on.");
  await until<Run>("dags/publish/dagRuns/run", ({ state }) => state === "success");
  expect((await project.run([...words, "--choose", "Approve"])).errors).toContain("cannot be answered");
  expect((await project.run(["human", "list"])).output).toBe("No data found\n");
});

test("the default is taken by the server when the time is over", PATIENCE, async () => {
  await start("late");
  await until<Run>("dags/late/dagRuns/run", ({ state }) => state === "success");
  expect(await stateOf("late", "publish")).toBe("skipped");
  const { hitl_details: requests } = await ask<Requests>("dags/late/dagRuns/run/hitlDetails");
  expect(requests).toMatchObject([{ state: "defaulted", subject: "Publish late?" }]);
});

test("a run that is tried out in a script takes the defaults, and fails without any", PATIENCE, async () => {
  const late = await project.run(["dags", "test", "late", "2024-01-01"]);
  expect(late.exitCode).toBe(0);
  const publish = await project.run(["dags", "test", "publish", "2024-01-01"]);
  expect(publish.exitCode).toBe(1);
  expect(publish.output).toContain('Nobody answered "Publish 2024-01-01?"');
});
