import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type AnyDag, type Dag } from "baram";
import { fails, listScheduledRuns, runDag } from "baram/testing";
import { expect, test } from "vitest";
import * as sending from "../dags/events-atomic.ts";
import * as incremental from "../dags/events-incremental.ts";
import { EVENTS_FOLDER } from "../events/events-tasks.ts";
import { statesOf } from "./states-of.ts";

/** Fresh files for each test's Dag. */
async function fileOf(dag: Dag, ...path: readonly string[]): Promise<string> {
  return readFile(join(EVENTS_FOLDER, dag.dagId, ...path), "utf8");
}

async function fetched(dag: AnyDag): Promise<readonly unknown[]> {
  const counts: unknown[] = [];
  for (const { logicalDate } of await listScheduledRuns(dag, { until: "2020-01-01" })) {
    const run = await runDag(dag, { logicalDate, runType: "scheduled" });
    expect(run.state).toBe("success");
    counts.push(run.task("fetch_events").result);
  }
  return counts;
}

test("dates written into the query fetch the same day in every run", async () => {
  expect(await fetched(incremental.queryWithDates)).toEqual([698, 698, 698, 698, 698]);
});

test.each([
  ["long", incremental.templatedQuery, [698, 596, 1596, 844, 0]],
  ["short", incremental.templatedQueryShort, [698 + 596 + 1596, 844]],
])("the run's own dates, under their %s names, fetch each day once", async (_names, dag, counts) => {
  expect(await fetched(dag)).toEqual(counts);
});

test("each run has files of its own, one without events a header alone", async () => {
  const dag = incremental.templatedPath;
  expect(await fetched(dag)).toEqual([698, 596, 1596, 844, 0]);
  const expected = await readFile(new URL("../data/events/expected-stats-2019-01-01.csv", import.meta.url), "utf8");
  expect(await fileOf(dag, "stats", "2019-01-01.csv")).toBe(expected);
  expect(await fileOf(dag, "stats", "2019-01-05.csv")).toBe("date,user,0\n");
});

test("a second run of a day leaves the same file behind", async () => {
  const dag = incremental.templatedPath;
  const day = { logicalDate: "2019-01-02", runType: "scheduled" } as const;
  await runDag(dag, day);
  const first = await fileOf(dag, "stats", "2019-01-02.csv");
  await runDag(dag, day);
  expect(await fileOf(dag, "stats", "2019-01-02.csv")).toBe(first);
});

test("a task that counts and sends in one shows what it does", async () => {
  const run = await runDag(sending.nonAtomic, { logicalDate: "2019-01-01", runType: "scheduled" });
  expect(run.task("calculate_stats").log).toContain("Sending stats to user@example.com...");
});

test("when sending is a task of its own and fails, what was counted stands and is not counted again", async () => {
  await rm(join(EVENTS_FOLDER, sending.atomic.dagId), { recursive: true, force: true });
  const day = { logicalDate: "2019-01-01", runType: "scheduled" } as const;
  const failed = await runDag(sending.atomic, { ...day, outcomes: { send_stats: fails("The mail server is down.") } });
  expect(statesOf(failed)).toEqual({
    run: "failed",
    fetch_events: "success",
    calculate_stats: "success",
    send_stats: "failed",
  });
  await expect(fileOf(sending.atomic, "outbox", "2019-01-01.txt")).rejects.toThrow(/ENOENT/);
  const run = await runDag(sending.atomic, day);
  expect(run.state).toBe("success");
  expect(await fileOf(sending.atomic, "outbox", "2019-01-01.txt")).toBe(
    await fileOf(sending.atomic, "stats", "2019-01-01.csv"),
  );
});
