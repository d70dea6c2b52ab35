import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
const folder = mkdtempSync(join(tmpdir(), "baram-mail-templates-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(() => {
  server.received.length = 0;
});

function connections(extra: object = {}) {
  const { host, port, extraJson } = server.connection();
  return { smtp_default: { connectionType: "smtp", host, port, extra: JSON.stringify({ ...extraJson, ...extra }) } };
}

/** Connections whose e-mails have a subject and a content of their own. */
function connectionsWithTemplates(subject: string, content: string) {
  const [subjectPath, contentPath] = [join(folder, "subject.txt"), join(folder, "content.html")];
  writeFileSync(subjectPath, subject);
  writeFileSync(contentPath, content);
  return connections({ subject_template: subjectPath, html_content_template: contentPath });
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

test("an operator without a subject and a content sends what the connection's templates come to", async () => {
  const operator = new EmailOperator({ taskId: "report", to: "ops@example.org", params: { team: "ops" } });
  const templates = connectionsWithTemplates("{{ ti.task_id }}\n of {{ ds }}\n", "<p>{{ params.team }}</p>\n");
  const { state, error } = await runTask(operator, { connections: templates });
  expect([state, error]).toEqual(["success", null]);
  expect(server.received[0]?.text).toContain("Subject: report of 2024-01-01");
  expect(server.received[0]?.text).toContain("<p>ops</p>");
});

test("an operator that nobody gives a subject or a content fails and says where they may stand", async () => {
  const options = { taskId: "report", to: "ops@example.org" };
  const without = await runTask(new EmailOperator(options), { connections: connections() });
  expect(without.error).toContain('The e-mail has no subject: give the operator "subject"');
  const subjectOnly = await runTask(new EmailOperator({ ...options, subject: "s" }), { connections: connections() });
  expect(subjectOnly.error).toContain('or the connection "smtp_default" an html_content_template in its extra');
  expect(server.received).toEqual([]);
});

test("a template of the connection that is broken or missing fails the task with the file's name", async () => {
  const operator = () => new EmailOperator({ taskId: "report", to: "ops@example.org" });
  const broken = await runTask(operator(), { connections: connectionsWithTemplates("a\n{{ nothing.x }}", "c") });
  expect(broken.error).toContain(`In file "${join(folder, "subject.txt")}", line 2: UndefinedError`);
  const missing = await runTask(operator(), { connections: connections({ subject_template: "/nowhere.txt" }) });
  expect(missing.error).toContain('The template "/nowhere.txt" of e-mails cannot be read');
});

test("a single file is attached as one in a list is, and what is no path is refused", async () => {
  const path = join(folder, "orders.csv");
  writeFileSync(path, "id");
  const options = { taskId: "report", to: "ops@example.org", subject: "s", htmlContent: "h" };
  expect(
    (await runTask(new EmailOperator({ ...options, files: path }), { connections: connections() })).error,
  ).toBeNull();
  expect(server.received[0]?.text).toContain("filename=orders.csv");
  expect(() => new EmailOperator({ ...options, files: 5 as never })).toThrow(/"files" is 5; expected a list of texts/);
  const odd = await runTask(new EmailOperator({ ...options, files: () => [5] as never }), {
    connections: connections(),
  });
  expect(odd.error).toContain('"files" came to [ 5 ]; expected a path, or a list of paths.');
});

test("an operator and a notifier send in the charset and with the kind of parts that they are given", async () => {
  const path = join(folder, "chart.png");
  writeFileSync(path, "pixels");
  const email = { to: "ops@example.org", subject: "s", htmlContent: "café", files: path };
  const kind = { mimeSubtype: "related", mimeCharset: "iso-8859-1" };
  const operator = new EmailOperator({ taskId: "report", ...email, ...kind });
  expect((await runTask(operator, { connections: connections() })).error).toBeNull();
  const dag = new Dag("orders", { schedule: null });
  const onSuccessCallback = new SmtpNotifier({ ...email, mimeSubtype: "{{ params.kind }}", mimeCharset: "iso-8859-1" });
  dag.task("load", () => 1, { onSuccessCallback, params: { kind: "related" } })({});
  await runDag(dag, { connections: connections() });
  expect(server.received).toHaveLength(2);
  for (const { text } of server.received) {
    expect(text).toContain("Content-Type: multipart/related;");
    expect(text).toContain("Content-Type: text/html; charset=iso-8859-1");
    expect(text).toContain("caf=E9");
  }
});

test.each([
  ["mimeSubtype", "mixed; x=y", "\"mimeSubtype\" is 'mixed; x=y'; expected a word such as mixed or related."],
  ["mimeSubtype", 5, '"mimeSubtype" is 5; expected a word such as mixed or related.'],
  ["mimeCharset", "klingon", "\"mimeCharset\" is 'klingon'; expected a charset such as utf-8 or iso-8859-1."],
])("an operator whose %s is %s is refused while its file loads", (option, value, sentence) => {
  const options = { taskId: "report", to: "ops@example.org", subject: "s", htmlContent: "h", [option]: value };
  expect(() => new EmailOperator(options as never)).toThrow(sentence);
});

test("an operator that writes to nobody is refused while its file loads", () => {
  const make = (options: object) => new EmailOperator(options as ConstructorParameters<typeof EmailOperator>[0]);
  expect(() => make({ taskId: "report", subject: "s" })).toThrow(/EmailOperator needs the option "to"/);
});

test("a notifier writes what the connection's templates come to, with what has happened", async () => {
  const templates = connectionsWithTemplates("Task {{ ti.task_id }} of {{ ds }}", "{{ ti.state }}: {{ exception }}");
  const dag = new Dag("orders", { schedule: null });
  const load = () => {
    throw new Error("disk full");
  };
  dag.task("load", load, { onFailureCallback: new SmtpNotifier({ to: "ops@example.org" }) })({});
  await runDag(dag, { connections: templates });
  expect(server.received[0]?.text).toMatch(/Subject: Task load of \d{4}-\d\d-\d\d/);
  expect(server.received[0]?.text).toContain("failed: disk full");
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
