import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readServerFile } from "../composition/server-file.ts";
import { AuthorProject } from "./author-project.fixture.ts";

const TRACED = `import { BashOperator, Dag } from "baram";
const dag = new Dag("traced", { startDate: "2024-01-01", schedule: null, isPausedUponCreation: false });
const said = new BashOperator({ dag, taskId: "say", bashCommand: "echo $TRACEPARENT" });
const own = dag.task("own", (_inputs, { traceParent }) => traceParent);
said.before(own());
`;

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

interface ReceivedTraces {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[];
  }[];
}

let project: AuthorProject;
let collector: Server;
let receiver: Socket;
let spans: ReceivedSpan[];
let lines: string[];
let arrived: () => void;

beforeEach(async () => {
  project = new AuthorProject({ "traced.ts": TRACED });
  spans = [];
  lines = [];
  arrived = () => undefined;
  collector = createServer((request, response) => {
    void text(request).then((body) => {
      const { resourceSpans } = JSON.parse(body) as ReceivedTraces;
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
      arrived();
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  receiver = createSocket("udp4");
  receiver.on("message", (packet) => {
    lines.push(...packet.toString("utf8").split("\n"));
    arrived();
  });
  await new Promise<void>((resolve) => receiver.bind(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await project.remove();
  collector.closeAllConnections();
  collector.close();
  receiver.close();
});

/** Resolves when what has arrived is enough. */
async function until(isEnough: () => boolean): Promise<void> {
  while (!isEnough()) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
}

function spanNamed(name: string): ReceivedSpan | undefined {
  return spans.find((span) => span.name === name);
}

test("a run is a trace and a stream of metrics, and its tasks know their span", { timeout: 60_000 }, async () => {
  await project.run(["dags", "list"]);
  await project.startServer({
    BARAM__METRICS__STATSD_ON: "True",
    BARAM__METRICS__STATSD_HOST: "127.0.0.1",
    BARAM__METRICS__STATSD_PORT: String(receiver.address().port),
    BARAM__TRACES__OTEL_ON: "True",
    BARAM__TRACES__OTEL_HOST: "127.0.0.1",
    BARAM__TRACES__OTEL_PORT: String((collector.address() as AddressInfo).port),
  });
  const { address, token } = readServerFile(project.home) ?? {};
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ dag_run_id: "run" });
  await fetch(`${address}/api/v1/dags/traced/dagRuns`, { method: "POST", headers, body });

  await until(() => spanNamed("traced") !== undefined && spanNamed("own") !== undefined);
  const [run, say, own] = [spanNamed("traced"), spanNamed("say"), spanNamed("own")];
  expect(run?.parentSpanId ?? "").toBe("");
  expect(say).toMatchObject({ traceId: run?.traceId, parentSpanId: run?.spanId });
  expect(own).toMatchObject({ traceId: run?.traceId, parentSpanId: run?.spanId });
  expect(run?.attributes).toContainEqual({ key: "airflow.state", value: { stringValue: "success" } });
  await until(() => spanNamed("POST /api/v1/dags/:dag_id/dagRuns") !== undefined);

  const returned = async (taskId: string) => {
    const path = `dags/traced/dagRuns/run/taskInstances/${taskId}/xcomEntries/return_value`;
    const answer = await fetch(`${address}/api/v1/${path}`, { headers });
    return ((await answer.json()) as { readonly value: string }).value;
  };
  expect(await returned("say")).toBe(`00-${say?.traceId}-${say?.spanId}-01`);
  expect(await returned("own")).toContain(`00-${own?.traceId}-${own?.spanId}-01`);

  await until(() => lines.some((line) => line.startsWith("airflow.dagrun.duration.success.traced:")));
  expect(lines).toContain("airflow.schedulerjob_start:1|c");
  expect(lines).toContain("airflow.ti.start.traced.say:1|c");
  expect(lines).toContain("airflow.operator_successes_BashOperator:1|c");
  const measured = ["dag.traced.say.duration", "dag.traced.say.queued_duration", "dag.traced.say.scheduled_duration"];
  for (const name of measured) expect(lines.some((line) => line.startsWith(`airflow.${name}:`))).toBe(true);
  expect(lines.some((line) => line.startsWith("airflow.scheduler.scheduler_loop_duration:"))).toBe(true);
});
