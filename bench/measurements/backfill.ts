import { setTimeout as pause } from "node:timers/promises";
import { cpuSecondsOf } from "../cpu-seconds.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";
import { readLowerBounds } from "./lower-bounds.ts";

const DAG_ID = "daily_backfill";
const DAYS = 365;
const TASKS = 3 * DAYS;
const ACTIVE_RUNS = 16;
/** One year each, none of which has runs. */
const YEARS = [2021, 2022, 2023];
const MICROSECONDS_PER_SECOND = 1_000_000;

/**
 * B9: a back-fill of 365 daily runs with three tasks each, 16 runs at once, from its creation to its end.
 *
 * A short one goes before, so that the runners are warm and have the code.
 */
export async function measureBackfill(database: BenchDatabase): Promise<readonly Measurement[]> {
  const { commit, roundTrip } = await readLowerBounds(database);
  const installation = await Installation.start(database, DAG_ID);
  await fill(installation, { from: "2020-01-01", to: "2020-01-16" });
  const backfillIds: number[] = [];
  const cpuSecondsPerTask: number[] = [];
  const commitsPerTask: number[] = [];
  for (const year of YEARS) {
    const commitsBefore = await installation.countCommits();
    const before = cpuSecondsOf(installation.processId);
    backfillIds.push(await fill(installation, { from: `${year}-01-01`, to: `${year}-12-31` }));
    const after = cpuSecondsOf(installation.processId);
    commitsPerTask.push(((await installation.countCommits()) - commitsBefore) / TASKS);
    if (before !== null && after !== null) cpuSecondsPerTask.push((after - before) / TASKS);
  }
  const figures = await installation.stop(async (store) => {
    const rows = await store.reader
      .selectFrom("backfill")
      .select(["createdAt", "endedAt", "plannedCount"])
      .where("id", "in", backfillIds)
      .orderBy("id")
      .execute();
    return rows.map(({ createdAt, endedAt }) => ((endedAt ?? 0) - createdAt) / MICROSECONDS_PER_SECOND);
  });
  // One commit at least for each wave of tasks that can run at once, and a way to a runner and back.
  const raw = ((TASKS / ACTIVE_RUNS) * (commit + roundTrip)) / 1000;
  const budgets = { budget: "≤ 5", stretch: "≤ 1" };
  return [{ metric: "B9.backfill_365x3_s", unit: "s", ...budgets, figures, cpuSecondsPerTask, commitsPerTask, raw }];
}

/** @returns the id of the back-fill, which is over. */
async function fill(
  installation: Installation,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  const path = `/api/v1/dags/${DAG_ID}/backfills`;
  const body = { from_date: `${from}T00:00:00Z`, to_date: `${to}T00:00:00Z`, max_active_runs: ACTIVE_RUNS };
  const { backfill_id: id } = (await installation.request("POST", path, body)) as {
    readonly backfill_id: number;
  };
  for (;;) {
    const reply = await installation.request("GET", `${path}/${id}`);
    const { backfill } = reply as { readonly backfill: { readonly state: string } };
    if (backfill.state === "completed") return id;
    if (backfill.state === "failed") throw new Error(`The back-fill from ${from} to ${to} failed.`);
    await pause(100);
  }
}
