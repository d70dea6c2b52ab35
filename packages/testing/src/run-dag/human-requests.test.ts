import {
  ApprovalOperator,
  type CallbackContext,
  Dag,
  EmptyOperator,
  HITLBranchOperator,
  HITLEntryOperator,
  HITLOperator,
  type HumanEvent,
  param,
} from "@baram/sdk";
import { expect, test } from "vitest";
import { runDag } from "./run-dag.ts";
import type { TestedRun } from "./tested-run.ts";

function approval(options: Partial<ConstructorParameters<typeof ApprovalOperator>[0]> = {}) {
  const dag = new Dag("publish");
  const approve = new ApprovalOperator({ taskId: "approve", dag, subject: "Publish {{ ds }}?", ...options });
  const publish = new EmptyOperator({ taskId: "publish", dag });
  const afterwards = new EmptyOperator({ taskId: "afterwards", dag, triggerRule: "none_failed" });
  approve.before(publish);
  publish.before(afterwards);
  return dag;
}

function statesOf({ taskInstances }: TestedRun): Record<string, string> {
  return Object.fromEntries(taskInstances.map(({ taskId, state }) => [taskId, state]));
}

test("what is below an approval runs once somebody approves, and the answer is its result", async () => {
  const run = await runDag(approval(), { humanResponses: { approve: "Approve" } });
  expect(statesOf(run)).toEqual({ approve: "success", publish: "success", afterwards: "success" });
  expect(run.task("approve").result).toMatchObject({
    chosenOptions: ["Approve"],
    paramsInput: {},
    respondedByUser: "tester",
    timedOut: false,
  });
});

test("what is directly below a rejected approval is skipped, and trigger rules are heard", async () => {
  const run = await runDag(approval(), { humanResponses: { approve: "Reject" } });
  expect(statesOf(run)).toEqual({ approve: "success", publish: "skipped", afterwards: "success" });
});

test("everything below is skipped where the author says so", async () => {
  const dag = approval({ ignoreDownstreamTriggerRules: true });
  const run = await runDag(dag, { humanResponses: { approve: "Reject" } });
  expect(statesOf(run)).toEqual({ approve: "success", publish: "skipped", afterwards: "skipped" });
});

test("an approval that is to fail when it is rejected fails, and names who rejected it", async () => {
  const run = await runDag(approval({ failOnReject: true }), { humanResponses: { approve: "Reject" } });
  expect(run.task("approve").state).toBe("failed");
  expect(run.task("approve").log).toContain('"Publish 2024-01-01?" was rejected by tester.');
});

test("a question that nobody answers is answered by its defaults, and fails without any", async () => {
  const run = await runDag(approval({ defaults: "Reject" }));
  expect(run.task("publish").state).toBe("skipped");
  expect(run.task("approve").result).toMatchObject({ respondedByUser: null, timedOut: true });
  const unanswered = await runDag(approval());
  expect(unanswered.task("approve").state).toBe("failed");
  expect(unanswered.task("approve").log).toContain('Nobody answered "Publish 2024-01-01?", and it has no defaults.');
});

test("a person chooses which branch runs, by the names of options or of tasks", async () => {
  const dag = new Dag("branch");
  const choose = new HITLBranchOperator({
    taskId: "choose",
    dag,
    subject: "Which way?",
    options: ["Quick", "thorough"],
    optionsMapping: { Quick: "quick" },
  });
  choose.before(new EmptyOperator({ taskId: "quick", dag }), new EmptyOperator({ taskId: "thorough", dag }));
  const quick = await runDag(dag, { humanResponses: { choose: "Quick" } });
  expect(statesOf(quick)).toEqual({ choose: "success", quick: "success", thorough: "skipped" });
  expect(quick.task("choose").result).toEqual(["quick"]);
  const thorough = await runDag(dag, { humanResponses: { choose: "thorough" } });
  expect(statesOf(thorough)).toEqual({ choose: "success", quick: "skipped", thorough: "success" });
});

test("what a person fills in reaches the next task, checked against its schema", async () => {
  const dag = new Dag("entry");
  const params = { copies: param.integer({ minimum: 1 }) };
  const entry = new HITLEntryOperator({ taskId: "entry", dag, subject: "How many?", params });
  dag.task("print", ({ answer }: { answer: HumanEvent }) => answer.paramsInput["copies"])({ answer: entry.output });
  const answer = { chosenOptions: "OK", paramsInput: { copies: 3 } };
  expect((await runDag(dag, { humanResponses: { entry: answer } })).task("print").result).toBe(3);
  const wrong = { ...answer, paramsInput: { copies: 0 } };
  expect((await runDag(dag, { humanResponses: { entry: wrong } })).task("entry").state).toBe("failed");
});

test("several options can be chosen, and those who are named are told what is asked", async () => {
  const told: CallbackContext[] = [];
  const dag = new Dag("several");
  new HITLOperator({
    taskId: "ask",
    dag,
    subject: "Which regions?",
    options: ["Seoul", "Busan", "Jeju"],
    multiple: true,
    notifiers: (context) => told.push(context),
  });
  const run = await runDag(dag, { humanResponses: { ask: { chosenOptions: ["Seoul", "Jeju"] } } });
  expect(run.task("ask").result).toMatchObject({ chosenOptions: ["Seoul", "Jeju"] });
  expect(told.map(({ state, humanRequest }) => ({ state, humanRequest }))).toEqual([
    {
      state: "deferred",
      humanRequest: { subject: "Which regions?", body: null, options: ["Seoul", "Busan", "Jeju"], url: null },
    },
  ]);
});

test("mistakes are found when the Dag is made", () => {
  const make = (options: object) => () =>
    new HITLOperator({ taskId: "ask", dag: new Dag("d"), subject: "What?", options: ["A", "B"], ...options });
  expect(make({ options: [] })).toThrow('"options" is empty');
  expect(make({ defaults: "C" })).toThrow('"C" is not among the options A, B.');
  expect(make({ defaults: ["A", "B"] })).toThrow("Only one of A, B can be chosen.");
  expect(make({ multiple: "yes" })).toThrow("\"multiple\" is 'yes'; expected true or false.");
  expect(make({ defaults: "A", params: { note: param.string() } })).toThrow("each param needs a default");
});
