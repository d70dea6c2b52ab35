import { ApprovalOperator, Dag } from "baram";
import { runDag, runTask } from "baram/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MailServer } from "../mail-server.fixture.ts";
import { SmtpNotifier } from "../notifiers/smtp-notifier.ts";
import { EmailOperator } from "./email-operator.ts";

let server: MailServer;
beforeAll(async () => {
  server = await MailServer.start();
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
});

function connections() {
  const { host, port, extraJson } = server.connection();
  return { smtp_default: { connectionType: "smtp", host, port, extra: JSON.stringify(extraJson) } };
}

test("an operator sends what its templates come to", async () => {
  const operator = new EmailOperator({
    taskId: "report",
    to: "{{ params.team }}@example.org",
    subject: "Report of {{ ds }}",
    htmlContent: "<p>{{ task.task_id }}</p>",
    params: { team: "ops" },
  });
  const { state, error } = await runTask(operator, { connections: connections() });
  expect([state, error]).toEqual(["success", null]);
  const [email] = server.received;
  expect(email?.recipients).toEqual(["ops@example.org"]);
  expect(email?.text).toContain("Subject: Report of 2024-01-01");
  expect(email?.text).toContain("<p>report</p>");
});

test("a task fails that cannot send", async () => {
  const operator = new EmailOperator({ taskId: "report", to: "a@example.org", subject: "s", htmlContent: "h" });
  const { state, error } = await runTask(operator);
  expect(state).toBe("failed");
  expect(error).toContain('The connection "smtp_default" is not defined');
});

test("a notifier writes of a failure, to whom and in the words that its templates say", async () => {
  const dag = new Dag("orders", { schedule: null });
  const onFailureCallback = new SmtpNotifier({
    to: "{{ task.owner }}@example.org",
    subject: "{{ ti.task_id }} is {{ ti.state }}",
  });
  dag.task(
    "load",
    () => {
      throw new Error("disk <full>");
    },
    { owner: "ann", onFailureCallback },
  )({});
  await runDag(dag, { connections: connections() });
  const [email] = server.received;
  expect(email?.recipients).toEqual(["ann@example.org"]);
  expect(email?.text).toContain("Subject: load is failed");
  expect(email?.text).toContain("disk &lt;full&gt;");
});

test("a notifier of a Dag says how the run ended, without further words of its author", async () => {
  const onSuccessCallback = new SmtpNotifier({ to: "ops@example.org" });
  const dag = new Dag("orders", { schedule: null, onSuccessCallback });
  dag.task("load", () => 1)({});
  await runDag(dag, { runId: "r1", connections: connections() });
  expect(server.received[0]?.text).toContain("Subject: Dag orders, run r1: success");
});

test("a notifier that cannot write changes nothing for its task", async () => {
  const dag = new Dag("orders", { schedule: null });
  dag.task("load", () => 1, { onSuccessCallback: new SmtpNotifier({ to: "ops@example.org" }) })({});
  const run = await runDag(dag);
  expect(run.state).toBe("success");
  expect(run.task("load").log).toContain('The connection "smtp_default" is not defined');
});

test("a notifier of a question writes what is asked, and what can be answered", async () => {
  const dag = new Dag("report", { schedule: null });
  new ApprovalOperator({
    taskId: "approve",
    dag,
    subject: "Publish the report of {{ ds }}?",
    body: "It goes to <everybody>.",
    notifiers: new SmtpNotifier({ to: "editors@example.org" }),
  });
  await runDag(dag, { humanResponses: { approve: "Approve" }, connections: connections() });
  const [email] = server.received;
  expect(email?.text).toContain("Subject: Publish the report of 2024-01-01?");
  expect(email?.text).toContain("Asked: Approve, Reject");
  expect(email?.text).toContain("It goes to &lt;everybody&gt;.");
});
