import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";
import { makeScratchFolder } from "../scratch-folder.ts";

const REPEATS = 5;

/** B10: from the start of the process to its first task, and from the death of a runner to its row. */
export async function measureStartAndCrash(database: BenchDatabase): Promise<readonly Measurement[]> {
  const starts: number[] = [];
  const kills: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    starts.push(await startToFirstTask(database));
    kills.push(await killToSeen(database));
  }
  return [
    { metric: "B10.start_to_first_task_s", unit: "s", budget: "≤ 1", stretch: "≤ 0.3", figures: starts },
    { metric: "B10.runner_kill_to_seen_s", unit: "s", budget: "≤ 0.1", stretch: "≤ 0.02", figures: kills },
  ];
}

async function startToFirstTask(database: BenchDatabase): Promise<number> {
  const folder = makeScratchFolder(join(tmpdir(), "baram-first-task-"));
  const path = join(folder, "at");
  // Only what is wanted is in the folder: the other benchmarks' Dags would be loaded beside it.
  const dags = { BARAM__CORE__DAGS_FOLDER: "bench/dags-first-task", BENCH_FIRST_TASK_FILE: path };
  const startedAt = performance.timeOrigin + performance.now();
  const installation = await Installation.launch(database, dags);
  const at = await untilWritten(path);
  await installation.halt();
  return (at - startedAt) / 1000;
}

async function untilWritten(path: string): Promise<number> {
  for (;;) {
    try {
      const text = readFileSync(path, "utf8");
      if (text !== "") return Number(text);
    } catch {
      // Not yet.
    }
    await pause(5);
  }
}

/** Until the API shows the try as failed; the task has no retries. */
async function killToSeen(database: BenchDatabase): Promise<number> {
  const folder = makeScratchFolder(join(tmpdir(), "baram-kill-"));
  const path = join(folder, "process");
  const installation = await Installation.start(database, "long_task", { BENCH_PROCESS_FILE: path });
  const runId = await installation.trigger("long_task");
  const processId = await untilWritten(path);
  const killedAt = performance.now();
  process.kill(processId, "SIGKILL");
  await installation.untilTaskFailed("long_task", runId, "wait");
  const seconds = (performance.now() - killedAt) / 1000;
  await installation.halt();
  return seconds;
}
