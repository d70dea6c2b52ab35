import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { cpuSecondsOf } from "../cpu-seconds.ts";
import { GeneratedDags } from "../generated-dags.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";

const DAGS = 10_000;
const DAGS_PER_FILE = 500;
/** From the first Dag file to the moment at which all Dags are due: they are loaded and watched idling meanwhile. */
const MINUTES_UNTIL_DUE = 4;
/** Until the runners that loaded the files have left, which are kept for a while, and V8 has tidied up after the load. */
const SETTLE_SECONDS = 90;
const IDLE_SECONDS = 30;

/** B7: what 10,000 Dags cost while none is due, and how long the runs take once all are. */
export async function measureIdleDags(database: BenchDatabase): Promise<readonly Measurement[]> {
  const dags = new GeneratedDags();
  const dueAt = Math.ceil(Date.now() / 60_000 + MINUTES_UNTIL_DUE) * 60_000;
  for (let file = 0; file < DAGS / DAGS_PER_FILE; file += 1) dags.writeFileOfMany(file, DAGS_PER_FILE, new Date(dueAt));
  const installation = await Installation.launch(database, { BARAM__CORE__DAGS_FOLDER: dags.folder });
  const loaded = await secondsUntilCount(installation, "/api/v1/dags", DAGS);
  await pause(SETTLE_SECONDS * 1000);
  await installation.setAutovacuum("off");
  const idle = await watchIdling(installation);
  await installation.setAutovacuum("on");
  if (Date.now() > dueAt) throw new Error("The Dags were due before they had been loaded and watched.");
  await pause(dueAt - Date.now());
  const created = await secondsUntilCount(installation, "/api/v1/dags/~/dagRuns", DAGS);
  await installation.halt();
  return [
    { metric: "B7.load_s", unit: "s", budget: "–", stretch: "–", figures: [loaded] },
    { metric: "B7.idle_cpu_percent", unit: "%", budget: "≤ 1", stretch: "≤ 0.5", figures: [idle.cpuPercent] },
    { metric: "B7.idle_memory_mb", unit: "MB", budget: "≤ 300", stretch: "≤ 150", figures: [idle.megabytes] },
    { metric: "B7.idle_commits_per_s", unit: "/s", budget: "≤ 1", stretch: "–", figures: [idle.commitsPerSecond] },
    { metric: "B7.all_due_created_s", unit: "s", budget: "≤ 5", stretch: "≤ 2", figures: [created] },
  ];
}

/** Processor time of the server and its runners, memory of the server. */
async function watchIdling(installation: Installation) {
  const commits = await installation.countCommits();
  const cpuSeconds = cpuSecondsOf(installation.processId) ?? Number.NaN;
  await pause(IDLE_SECONDS * 1000);
  const usedSeconds = (cpuSecondsOf(installation.processId) ?? Number.NaN) - cpuSeconds;
  return {
    cpuPercent: (usedSeconds / IDLE_SECONDS) * 100,
    megabytes: residentMegabytesOf(installation.processId),
    commitsPerSecond: ((await installation.countCommits()) - commits) / IDLE_SECONDS,
  };
}

function residentMegabytesOf(processId: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** Until a list has so many entries: the last of them is asked for, since a total that is large may be some seconds old. */
async function secondsUntilCount(installation: Installation, path: string, count: number): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const page = await installation.tryGetJson(`${path}?limit=1&offset=${count - 1}`);
    const seconds = (performance.now() - startedAt) / 1000;
    const { dags, dag_runs } = (page ?? {}) as Readonly<Record<string, readonly unknown[] | undefined>>;
    if ((dags ?? dag_runs ?? []).length > 0) return seconds;
    if (seconds > MINUTES_UNTIL_DUE * 60) throw new Error(`${path} had fewer than ${count} entries for too long.`);
    await pause(100);
  }
}
