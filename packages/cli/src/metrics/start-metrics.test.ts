import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type MetadataChange, MetadataStore, noteChange } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Foundation } from "../composition/foundation.ts";
import type { RunningPart, ServerOptions } from "../composition/server-options.ts";
import { ConfigurationError } from "../configuration/configuration.ts";
import { startMetrics } from "./start-metrics.ts";

const SECOND = 1_000_000;

let store: MetadataStore;
let part: RunningPart | null;
let port: number;
let heartbeats: (() => Promise<void>)[];

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  part = null;
  port = 0;
  heartbeats = [];
});
afterEach(async () => {
  await part?.stop();
  await store.close();
});

async function start(given: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const metrics = {
    prometheus_on: true,
    prometheus_host: "127.0.0.1",
    prometheus_port: 0,
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
  part = await startMetrics(options, { store, jobs } as unknown as Foundation);
}

async function read(): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  return (await answer.text()).split("\n");
}

function commit(...changes: readonly MetadataChange[]): Promise<void> {
  return store.transaction(async (transaction) => {
    for (const change of changes) noteChange(transaction, change);
  });
}

function taskInstance(state: "running" | "success" | "failed" | "up_for_retry" | "scheduled"): MetadataChange {
  return {
    kind: "taskInstance",
    taskInstanceId: 1,
    dagRunId: 1,
    dagId: "d",
    runId: "r",
    taskId: "t",
    mapIndex: -1,
    state,
    tryNumber: 1,
    startDate: 10 * SECOND,
    endDate: state === "running" ? null : 12 * SECOND,
  };
}

test("tries that start and end are counted and measured, by Airflow's names", async () => {
  await start();
  await commit(taskInstance("running"), taskInstance("up_for_retry"));
  await commit(taskInstance("scheduled"), taskInstance("running"), taskInstance("success"));
  const lines = await read();
  expect(lines).toContain('airflow_ti_start{dag_id="d",task_id="t"} 2');
  expect(lines).toContain('airflow_ti_finish{dag_id="d",task_id="t",state="up_for_retry"} 1');
  expect(lines).toContain('airflow_ti_finish{dag_id="d",task_id="t",state="success"} 1');
  expect(lines).toContain("airflow_ti_successes 1");
  expect(lines).toContain('airflow_task_duration_sum{dag_id="d",task_id="t"} 4');
});

test("runs are measured when they end, and heartbeats counted", async () => {
  await start();
  const run = { kind: "dagRun", dagRunId: 1, dagId: "d", runId: "r", startDate: SECOND, endDate: 4 * SECOND } as const;
  await commit({ ...run, state: "running", endDate: null }, { ...run, state: "failed" });
  for (const beat of heartbeats) await beat();
  const lines = await read();
  expect(lines).toContain('airflow_dagrun_duration_failed_sum{dag_id="d"} 3');
  expect(lines).toContain("airflow_scheduler_heartbeat 1");
});

test("pools and the rest of the installation are looked at when they are asked for", async () => {
  await start();
  const lines = await read();
  expect(lines).toContain('airflow_pool_open_slots{pool="default_pool"} 128');
  expect(lines).toContain("airflow_executor_open_slots 32");
  expect(lines).toContain("airflow_dagbag_size 0");
  expect(lines.some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
});

test.each([
  [{ metrics_allow_list: "ti,pool." }, ["airflow_ti_start", "airflow_pool_open_slots"], ["airflow_dagbag_size"]],
  [{ metrics_block_list: "ti" }, ["airflow_dagbag_size"], ["airflow_ti_start"]],
  [{ metrics_allow_list: "ti", metrics_block_list: "ti" }, ["airflow_ti_start"], ["airflow_dagbag_size"]],
])("of the metrics those are kept that %o chooses", async (options, kept, left) => {
  await start(options);
  await commit(taskInstance("running"));
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
