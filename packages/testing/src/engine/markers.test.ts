import { instantFromMicroseconds, parseInstant } from "@baram/domain";
import { clearTaskInstances } from "@baram/lifecycle";
import {
  chain,
  Dag,
  EmptyOperator,
  ExternalTaskMarker,
  type ExternalTaskMarkerOptions,
  TriggerDagRunOperator,
} from "@baram/sdk";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InProcessCarrier } from "./in-process-carrier.ts";
import { TestEngine } from "./test-engine.ts";
import { type TestStore, takeTestStore } from "./test-store.ts";
import { VirtualClock } from "./virtual-clock.ts";

const DAY = at("2024-05-02T00:00:00Z");
const DAY_BEFORE = at("2024-05-01T00:00:00Z");

function at(text: string) {
  const instant = parseInstant(text);
  if (instant === null) throw new TypeError(`${text} is no moment.`);
  return instant;
}

let testStore: TestStore;
let engine: TestEngine;
let carrier: InProcessCarrier;

beforeEach(async () => {
  testStore = await takeTestStore();
  const clock = new VirtualClock(instantFromMicroseconds(DAY + 3_600_000_000));
  carrier = new InProcessCarrier({ clock, environment: {} });
  engine = new TestEngine({ store: testStore.store, clock, carrier, parallelism: 8 });
});
afterEach(async () => {
  engine.close();
  await testStore.release();
});

async function run(dag: Dag, logicalDate: typeof DAY, runId: string): Promise<void> {
  const { hash, dags } = carrier.addBundle([dag]);
  await engine.storeDagFile({ relativePath: `${dag.dagId}.ts`, hash, dags });
  await engine.createRun({ dagId: dag.dagId, runId, runType: "manual", logicalDate, conf: {} });
  await engine.runToRest();
}

async function clear(dagId: string, taskId: string): Promise<readonly string[]> {
  const outcome = await engine.store.transaction((transaction) =>
    clearTaskInstances(transaction, {
      dagId,
      taskIds: [taskId],
      mapIndexes: null,
      runs: { kind: "dates", start: null, end: null },
      onlyFailed: false,
      onlyRunning: false,
      includeUpstream: false,
      includeDownstream: true,
      resetDagRuns: true,
      version: "own",
      isDryRun: false,
      now: engine.clock.now(),
    }),
  );
  if (outcome.kind !== "cleared") throw new Error(JSON.stringify(outcome));
  return outcome.taskInstances.map((instance) => `${instance.dagId}.${instance.taskId} of ${instance.runId}`);
}

async function markerTo(options: Partial<ExternalTaskMarkerOptions>): Promise<readonly string[]> {
  const child = new Dag("child", { schedule: null }, () => {
    chain(new EmptyOperator({ taskId: "wait" }), new EmptyOperator({ taskId: "report" }));
  });
  const parent = new Dag("parent", { schedule: null }, () => {
    const marker = { externalDagId: "child", externalTaskId: "wait", ...options };
    chain(new EmptyOperator({ taskId: "load" }), new ExternalTaskMarker({ taskId: "mark", ...marker }));
  });
  await run(child, DAY_BEFORE, "yesterday");
  await run(child, DAY, "today");
  await run(parent, DAY, "today");
  return (await clear("parent", "load")).filter((name) => name.startsWith("child"));
}

test.each<[string, Partial<ExternalTaskMarkerOptions>, string]>([
  ["the run's own date", {}, "today"],
  ["a template of the run's dates", { logicalDate: "{{ ts }}" }, "today"],
  ["a template of one's own", { logicalDate: "{{ macros.ds_add(ds, -1) }}" }, "yesterday"],
  ["a function of the context", { logicalDate: ({ logicalDate }) => logicalDate.toISOString() }, "today"],
  ["an id that is a template", { externalTaskId: "{{ 'wait' }}" }, "today"],
])("a marker by %s leads to the run that it means", async (_what, options, runId) => {
  expect(await markerTo(options)).toEqual([`child.wait of ${runId}`, `child.report of ${runId}`]);
});

test("clearing a task that triggers a run triggers another", async () => {
  const target = new Dag("target", { schedule: null }, () => {
    new EmptyOperator({ taskId: "work" });
  });
  const source = new Dag("source", { schedule: null }, () => {
    new TriggerDagRunOperator({ taskId: "trigger", triggerDagId: "target" });
  });
  await run(target, DAY_BEFORE, "before");
  await run(source, DAY, "today");
  engine.clock.moveTo(instantFromMicroseconds(engine.clock.now() + 1_000_000));
  await clear("source", "trigger");
  await engine.runToRest();

  const runs = engine.store.reader.selectFrom("dagRun").select("state").where("dagId", "=", "target");
  expect((await runs.execute()).map(({ state }) => state)).toEqual(["success", "success", "success"]);
});
