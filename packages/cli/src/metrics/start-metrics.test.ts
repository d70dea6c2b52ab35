import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CommittedTransition, MetadataStore, noteChange, noteTransition } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Foundation } from "../composition/foundation.ts";
import type { RunningPart, ServerOptions } from "../composition/server-options.ts";
import { ConfigurationError } from "../configuration/configuration.ts";
import { TransitionMeter } from "./measure-transitions.ts";
import { openMetrics } from "./open-metrics.ts";
import { startMetrics } from "./start-metrics.ts";
import { aDagRunTransition, aTaskInstanceTransition } from "./transition.fixture.ts";

let store: MetadataStore;
let part: RunningPart | null;
let port: number;
let heartbeats: (() => Promise<void>)[];
let closeMetrics: () => Promise<void>;

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  part = null;
  port = 0;
  heartbeats = [];
  closeMetrics = async () => undefined;
});
afterEach(async () => {
  await part?.stop();
  await closeMetrics();
  await store.close();
});

async function start(given: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const metrics = {
    prometheus_on: true,
    prometheus_host: "127.0.0.1",
    prometheus_port: 0,
    metrics_use_pattern_match: false,
    statsd_on: false,
    statsd_host: "127.0.0.1",
    statsd_prefix: "airflow",
    statsd_datadog_enabled: false,
    statsd_datadog_tags: "",
    statsd_datadog_metrics_tags: true,
    statsd_influxdb_enabled: false,
    statsd_disabled_tags: "job_id,run_id",
    metrics_allow_list: "",
    metrics_block_list: "",
    ...given,
  };
  const logger = {
    info: (_: string, fields: { readonly port: number }) => (port = fields.port),
    error: () => undefined,
  };
  const jobs = { onHeartbeat: (listener: () => Promise<void>) => heartbeats.push(listener), types: ["SchedulerJob"] };
  const options = { configuration: { metrics, core: { parallelism: 32 } }, logger } as unknown as ServerOptions;
  const open = await openMetrics(options);
  closeMetrics = () => open.close();
  const meter = open.metrics === null ? null : new TransitionMeter(open.metrics);
  part = await startMetrics(options, { store, jobs, meter } as unknown as Foundation, open);
}

async function read(): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  return (await answer.text()).split("\n");
}

function commit(...transitions: readonly CommittedTransition[]): Promise<void> {
  return store.transaction(async (transaction) => {
    for (const transition of transitions) noteTransition(transaction, transition);
  });
}

const STARTED = aTaskInstanceTransition("scheduled", ["queue", "start"], "running");
const SUCCEEDED = aTaskInstanceTransition("running", ["succeed"], "success");
const RETRIED = aTaskInstanceTransition("running", ["retry"], "up_for_retry");

test("tries that start and end are counted and measured, by Airflow's names", async () => {
  await start();
  await commit(STARTED, RETRIED);
  await commit(STARTED, SUCCEEDED);
  const lines = await read();
  expect(lines).toContain('airflow_ti_start{dag_id="d",task_id="t"} 2');
  expect(lines).toContain('airflow_ti_finish{dag_id="d",task_id="t",state="up_for_retry"} 1');
  expect(lines).toContain('airflow_ti_finish{dag_id="d",task_id="t",state="success"} 1');
  expect(lines).toContain("airflow_ti_successes 1");
  expect(lines).toContain('airflow_task_duration_sum{dag_id="d",task_id="t"} 4');
});

test("runs are measured when they end, and heartbeats counted", async () => {
  await start();
  await commit(aDagRunTransition("start", "running"), aDagRunTransition("fail", "failed"));
  await store.transaction(async (transaction) => noteChange(transaction, { kind: "assetUpdate", dagId: "d" }));
  for (const beat of heartbeats) await beat();
  const lines = await read();
  expect(lines).toContain('airflow_dagrun_duration_failed_sum{dag_id="d"} 10');
  expect(lines).toContain('airflow_dagrun_schedule_delay_sum{dag_id="d"} 2');
  expect(lines).toContain("airflow_dataset_updates 1");
  expect(lines).toContain("airflow_scheduler_heartbeat 1");
});

test("pools and the rest of the installation are looked at when they are asked for", async () => {
  await start();
  const lines = await read();
  expect(lines).toContain('airflow_pool_open_slots{pool="default_pool"} 128');
  expect(lines).toContain("airflow_executor_open_slots 32");
  expect(lines).toContain("airflow_dagbag_size 0");
  expect(lines).toContain("airflow_dataset_orphaned 0");
  expect(lines).toContain('airflow_pool_starving_tasks{pool="default_pool"} 0');
  expect(lines).toContain("airflow_scheduler_tasks_starving 0");
  expect(lines.some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
});

test.each([
  [{ metrics_allow_list: "ti,pool." }, ["airflow_ti_start", "airflow_pool_open_slots"], ["airflow_dagbag_size"]],
  [{ metrics_block_list: "ti" }, ["airflow_dagbag_size"], ["airflow_ti_start"]],
  [{ metrics_allow_list: "ti", metrics_block_list: "ti" }, ["airflow_ti_start"], ["airflow_dagbag_size"]],
])("of the metrics those are kept that %o chooses", async (options, kept, left) => {
  await start(options);
  await commit(STARTED);
  const text = (await read()).join("\n");
  for (const name of kept) expect(text).toContain(`${name}{`.replace("dagbag_size{", "dagbag_size "));
  for (const name of left) expect(text).not.toContain(name);
});

test("where metrics are off nobody listens to the store, and no port is taken", async () => {
  await start({ prometheus_on: false });
  expect(port).toBe(0);
  expect(heartbeats).toEqual([]);
});

test("a port that is taken is a sentence for the operator", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const taken = (other.address() as AddressInfo).port;
  await expect(start({ prometheus_port: taken })).rejects.toThrow(ConfigurationError);
  other.close();
});

test("other paths are not there", async () => {
  await start();
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
});

test("a StatsD server is sent what happens as it happens, and gauges with each heartbeat of a scheduler", async () => {
  const receiver = createSocket("udp4");
  const lines: string[] = [];
  let arrived: () => void = () => undefined;
  receiver.on("message", (packet) => {
    lines.push(...packet.toString("utf8").split("\n"));
    arrived();
  });
  await new Promise<void>((resolve) => receiver.bind(0, "127.0.0.1", resolve));
  await start({ prometheus_on: false, statsd_on: true, statsd_port: receiver.address().port });
  expect(port).toBe(0);
  await commit(STARTED, SUCCEEDED);
  for (const beat of heartbeats) await beat();
  await part?.stop();
  await closeMetrics();
  const wanted = [
    "airflow.ti.start.d.t:1|c",
    "airflow.ti.start:1|c",
    "airflow.dag.d.t.duration:2000|ms",
    "airflow.operator_successes_BashOperator:1|c",
    "airflow.scheduler_heartbeat:1|c",
    "airflow.pool.open_slots.default_pool:128|g",
    "airflow.executor.open_slots:32|g",
    "airflow.scheduler.tasks.starving:0|g",
  ];
  while (!wanted.every((line) => lines.includes(line))) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
  receiver.close();
});
