import { Dag, type TaskOptions } from "baram";
import { runDag } from "baram/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MailServer } from "./mail-server.fixture.ts";

let server: MailServer;
beforeAll(async () => {
  server = await MailServer.start();
});
afterAll(() => server.close());
beforeEach(() => {
  server.received.length = 0;
});

/** Runs a Dag whose one task always fails. */
async function failWith(options: TaskOptions) {
  const { host, port, extraJson } = server.connection();
  const dag = new Dag("orders", { schedule: null });
  const load = () => {
    throw new Error("disk <full>\nat once");
  };
  dag.task("load", load, { email: "ops@example.org, ann@example.org", ...options })({});
  return runDag(dag, {
    runId: "r1",
    connections: { smtp_default: { connectionType: "smtp", host, port, extra: JSON.stringify(extraJson) } },
  });
}

function subjects(): readonly string[] {
  return server.received.map(({ text }) => /^Subject: (.*(?:\r\n .*)*)/m.exec(text)?.[1]?.replace(/\s+/g, " ") ?? "");
}

test("a task with an email writes when it has failed, to all of its addresses", async () => {
  const run = await failWith({});
  expect(run.state).toBe("failed");
  expect(subjects()).toEqual(["Baram alert: <TaskInstance: orders.load r1 [failed]>"]);
  expect(server.received[0]?.recipients).toEqual(["ops@example.org", "ann@example.org"]);
  expect(server.received[0]?.text).toContain("Try 1 out of 1");
  expect(server.received[0]?.text).toContain("disk &lt;full&gt;<br>at once");
});

test("it writes of each retry, too, unless it says otherwise", async () => {
  await failWith({ retries: 1 });
  expect(subjects()).toEqual([
    "Baram alert: <TaskInstance: orders.load r1 [up_for_retry]>",
    "Baram alert: <TaskInstance: orders.load r1 [failed]>",
  ]);
  server.received.length = 0;
  await failWith({ retries: 1, emailOnRetry: false });
  expect(subjects()).toEqual(["Baram alert: <TaskInstance: orders.load r1 [failed]>"]);
});

test("a mail server that does not answer changes nothing for the task, and the log says so", async () => {
  const dag = new Dag("orders", { schedule: null });
  const load = () => {
    throw new Error("no");
  };
  dag.task("load", load, { email: "ops@example.org" })({});
  const extra = JSON.stringify({ disable_ssl: true, disable_tls: true, from_email: "a@example.org", retry_limit: 1 });
  const connections = { smtp_default: { connectionType: "smtp", host: "127.0.0.1", port: 1, extra } };
  const run = await runDag(dag, { connections });
  expect(run.task("load").state).toBe("failed");
  expect(run.task("load").log).toContain("An e-mail was not sent.");
});
