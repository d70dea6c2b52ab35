import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";
import { makeScratchFolder } from "../scratch-folder.ts";

const REPEATS = 3;
const STEPS_BEFORE = 20;

/** What a run shows that something was killed under. */
interface GoneOn {
  /** From the moment given to the next step. */
  readonly seconds: number;
  /** Steps that had come to their end and were taken again. */
  readonly repeated: number;
}

/** B10: from the death of everything, and of the database, to the next step of a run; and what is done twice. */
export async function measureGoingOn(database: BenchDatabase): Promise<readonly Measurement[]> {
  const restarts = await repeat(() => restartEverything(database));
  const { crashAndRestart } = database;
  const crashes = crashAndRestart === undefined ? [] : await repeat(() => restartDatabase(database, crashAndRestart));
  const again = [...restarts, ...crashes].map(({ repeated }) => repeated);
  return [
    { metric: "B10.full_restart_s", unit: "s", budget: "≤ 1.5", stretch: "≤ 0.5", figures: secondsOf(restarts) },
    ...(crashes.length === 0
      ? []
      : [{ metric: "B10.database_restart_s", unit: "s", budget: "–", stretch: "–", figures: secondsOf(crashes) }]),
    { metric: "B10.finished_run_again", unit: "tasks", budget: "0", stretch: "0", figures: again },
  ];
}

async function repeat(measure: () => Promise<GoneOn>): Promise<readonly GoneOn[]> {
  const measured: GoneOn[] = [];
  for (let count = 0; count < REPEATS; count += 1) measured.push(await measure());
  return measured;
}

function secondsOf(measured: readonly GoneOn[]): readonly number[] {
  return measured.map(({ seconds }) => seconds);
}

/** From the kill of the whole server, which is started again at once. */
function restartEverything(database: BenchDatabase): Promise<GoneOn> {
  return underWay(database, async (installation) => {
    const killedAt = now();
    await installation.kill();
    // What had been handed to a runner by then may still have begun.
    return { from: killedAt, after: now(), installation: installation.launchAgain() };
  });
}

/** From the moment at which the database takes connections again. */
function restartDatabase(database: BenchDatabase, crashAndRestart: () => Promise<void>): Promise<GoneOn> {
  return underWay(database, async (installation) => {
    await crashAndRestart();
    return { from: now(), after: now(), installation };
  });
}

async function underWay(
  database: BenchDatabase,
  disturb: (
    installation: Installation,
  ) => Promise<{ readonly from: number; readonly after: number; readonly installation: Installation }>,
): Promise<GoneOn> {
  const folder = makeScratchFolder(join(tmpdir(), "baram-steady-"));
  const path = join(folder, "steps");
  writeFileSync(path, "");
  const environment = { BARAM__CORE__DAGS_FOLDER: "bench/dags-steady", BENCH_STEPS_FILE: path };
  const first = await Installation.start(database, "steady", environment);
  const runId = await first.trigger("steady");
  while (readSteps(path).length < STEPS_BEFORE) await pause(5);
  const { from, after, installation } = await disturb(first);
  let next = readSteps(path).find(({ word, at }) => word === "began" && at > after);
  while (next === undefined) {
    await pause(5);
    next = readSteps(path).find(({ word, at }) => word === "began" && at > after);
  }
  await installation.untilDagIsThere("steady");
  await installation.untilRunEnded("steady", runId);
  await installation.halt();
  const steps = readSteps(path);
  return { seconds: (next.at - from) / 1000, repeated: countRepeated(steps) };
}

interface Step {
  readonly word: string;
  readonly index: number;
  readonly at: number;
}

function readSteps(path: string): readonly Step[] {
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => {
    const [word = "", index, at] = line.split("\t");
    return { word, index: Number(index), at: Number(at) };
  });
}

/** Of the one step under way the end may not have been recorded; any other that began after its end is one too many. */
function countRepeated(steps: readonly Step[]): number {
  const repeated = new Set<number>();
  for (const [place, { word, index }] of steps.entries()) {
    if (word !== "began") continue;
    const before = steps.slice(0, place);
    const newest = Math.max(...before.map((step) => step.index));
    if (index < newest && before.some((step) => step.word === "ended" && step.index === index)) repeated.add(index);
  }
  return repeated.size;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
