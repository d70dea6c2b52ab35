import { addSeconds } from "@baram/domain";
import { setDagPaused } from "@baram/lifecycle";
import { insertJob } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../../../api-server.fixture.ts";

let fixture: ApiServerFixture;
beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  await fixture.store.transaction((transaction) =>
    insertJob(transaction, { jobType: "SchedulerJob", hostname: "here", processId: 1, now: fixture.now }),
  );
});
afterEach(() => fixture.close());

interface Reason {
  readonly kind: string;
  readonly facts: object;
}

async function reasonsOf(taskId: string): Promise<readonly Reason[]> {
  const { json } = await fixture.get(`/api/v1/dags/d/dagRuns/r/taskInstances/${taskId}/waiting`);
  return (json as unknown as { readonly reasons: readonly Reason[] }).reasons;
}

test("a task instance that waits for its upstream says so as data", async () => {
  await fixture.storeDags([aDag("d", [aTask("a"), aTask("b")])]);
  await fixture.trigger("d", "r");
  await fixture.start();

  expect(await reasonsOf("a")).toEqual([]);
  expect(await reasonsOf("b")).toMatchObject([
    { kind: "not-scheduled-yet" },
    { kind: "trigger-rule", facts: { trigger_rule: "all_success", upstream: { total: 1, success: 0 } } },
  ]);
});

test("a task instance of a missing pool and a silent scheduler names both", async () => {
  await fixture.storeDags([aDag("d", [aTask("a", { pool: "gone" })])]);
  await fixture.trigger("d", "r");
  await fixture.start();
  fixture.now = addSeconds(fixture.now, 3600);

  expect(await reasonsOf("a")).toMatchObject([
    { kind: "scheduler-silent" },
    { kind: "pool-missing", facts: { pool: "gone", slots_total: null } },
  ]);
});

test("a queued run of a paused Dag and the Dag's next run say what they wait for", async () => {
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  await fixture.store.transaction((transaction) =>
    setDagPaused(transaction, { dagId: "d", isPaused: true, now: fixture.now }),
  );
  await fixture.trigger("d", "r");

  const { json } = await fixture.get("/api/v1/dags/d/waiting?logical_date=2023-12-31T00:00:00Z");
  expect(json).toMatchObject({
    next_run: { reason: { kind: "unscheduled" } },
    missing_run: { kind: "unscheduled" },
    dag_run_id: null,
    queued_runs: [{ dag_run_id: "r", reasons: [{ kind: "dag-paused" }] }],
  });
});

test("a Dag that there is not is not found", async () => {
  expect((await fixture.get("/api/v1/dags/nope/waiting")).status).toBe(404);
});
