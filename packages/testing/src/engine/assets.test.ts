import { type Instant, instantFromMicroseconds, parseInstant } from "@baram/domain";
import { Asset, AssetAlias, BashOperator, Dag, getContext } from "@baram/sdk";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InProcessCarrier } from "./in-process-carrier.ts";
import { TestEngine } from "./test-engine.ts";
import { type TestStore, takeTestStore } from "./test-store.ts";
import { VirtualClock } from "./virtual-clock.ts";

const START = parseInstant("2024-05-01T00:00:00Z") as Instant;
const ORDERS = new Asset("s3://b/orders");
const FILES = new AssetAlias("files");

const COMMAND = "echo {{ triggering_dataset_events['s3://b/orders'] | length }} {{ inlets[0].uri }}";

let testStore: TestStore;
let engine: TestEngine;
let carrier: InProcessCarrier;

beforeEach(async () => {
  testStore = await takeTestStore();
  const clock = new VirtualClock(instantFromMicroseconds(START + 3_600_000_000));
  carrier = new InProcessCarrier({ clock, environment: {} });
  engine = new TestEngine({ store: testStore.store, clock, carrier, parallelism: 8 });
});

afterEach(async () => {
  engine.close();
  await testStore.release();
});

async function store(...dags: readonly Dag[]): Promise<void> {
  for (const dag of dags) {
    const { hash, dags: serialized } = carrier.addBundle([dag]);
    await engine.storeDagFile({ relativePath: `${dag.dagId}.ts`, hash, dags: serialized });
  }
}

function run(dagId: string): Promise<unknown> {
  return engine.createRun({ dagId, runId: "first", runType: "manual", logicalDate: START, conf: {} });
}

test("what a task says about its outlets reaches the tasks of the run that it brings about", async () => {
  const heard: unknown[] = [];
  const producer = new Dag("producer", { schedule: null }, (dag) => {
    const write = () => {
      const { outletEvents } = getContext();
      outletEvents.of(ORDERS).extra = { rows: 3 };
      outletEvents.of(FILES).add(new Asset("s3://b/part-1"), { extra: { part: 1 } });
    };
    dag.task("write", write, { outlets: [ORDERS, FILES] })();
  });
  const consumer = new Dag("consumer", { schedule: [ORDERS, FILES], startDate: "2024-01-01" }, (dag) => {
    const read = async () => {
      const context = getContext();
      for (const { uri, extra, source } of await context.triggeringAssetEvents()) {
        heard.push([uri, extra, source?.runId]);
      }
      heard.push((await context.inletEvents(ORDERS)).length);
      heard.push((await context.inletEvents(FILES)).map(({ uri }) => uri));
    };
    dag.task("read", read, { inlets: [ORDERS] })();
    new BashOperator({ taskId: "print", bashCommand: COMMAND, inlets: [ORDERS] });
  });
  await store(producer, consumer);
  await run("producer");
  await engine.runToRest();

  expect(heard).toEqual([
    ["s3://b/orders", { rows: 3 }, "first"],
    ["s3://b/part-1", { part: 1 }, "first"],
    1,
    ["s3://b/part-1"],
  ]);
  const printed = await engine.store.reader
    .selectFrom("taskInstance")
    .select("renderedFields")
    .where("taskId", "=", "print")
    .executeTakeFirstOrThrow();
  expect(printed.renderedFields).toContain("echo 1 s3://b/orders");
});
