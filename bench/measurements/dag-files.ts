import { setTimeout as pause } from "node:timers/promises";
import { dagIdOf, GeneratedDags } from "../generated-dags.ts";
import { type BenchDatabase, Installation } from "../installation.ts";
import type { Measurement } from "../result-row.ts";

const FILES = 1000;
const REPEATS = 3;
const SECONDS_MAXIMUM = 120;
/** While the folder is loaded every look takes time from the load. */
const LOAD_LOOK_MILLISECONDS = 50;
const LOOK_MILLISECONDS = 20;

/** B6: a folder of 1,000 Dag files, from the start of the process to the last of them, and from an edit to its Dag. */
export async function measureDagFiles(database: BenchDatabase): Promise<readonly Measurement[]> {
  const cold: number[] = [];
  const restarts: number[] = [];
  const edits: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const dags = new GeneratedDags();
    for (let index = 0; index < FILES; index += 1) dags.writeFile(index, "as written");
    const first = await Installation.launch(database, { BARAM__CORE__DAGS_FOLDER: dags.folder });
    cold.push(await secondsUntil(() => countsDags(first, FILES), LOAD_LOOK_MILLISECONDS));
    await first.halt();
    // One file differs, so that the whole folder has been looked at when its Dag is seen.
    dags.writeFile(FILES / 2, "changed meanwhile");
    const second = first.launchAgain();
    restarts.push(await secondsUntil(() => isDescribed(second, FILES / 2, "changed meanwhile")));
    dags.writeFile(0, "edited");
    edits.push(await secondsUntil(() => isDescribed(second, 0, "edited")));
    await second.halt();
  }
  return [
    { metric: "B6.cold_load_s", unit: "s", budget: "≤ 5", stretch: "≤ 2", figures: cold },
    { metric: "B6.unchanged_restart_s", unit: "s", budget: "≤ 1", stretch: "≤ 0.3", figures: restarts },
    { metric: "B6.edit_to_visible_s", unit: "s", budget: "≤ 1", stretch: "≤ 0.3", figures: edits },
  ];
}

async function secondsUntil(isSo: () => Promise<boolean>, milliseconds = LOOK_MILLISECONDS): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    if (await isSo()) return (performance.now() - startedAt) / 1000;
    const seconds = (performance.now() - startedAt) / 1000;
    if (seconds > SECONDS_MAXIMUM) throw new Error(`What was waited for had not come after ${SECONDS_MAXIMUM} s.`);
    await pause(milliseconds);
  }
}

async function countsDags(installation: Installation, count: number): Promise<boolean> {
  const page = (await installation.tryGetJson("/api/v1/dags?limit=1")) as { readonly total_entries: number } | null;
  return page?.total_entries === count;
}

async function isDescribed(installation: Installation, index: number, description: string): Promise<boolean> {
  const dag = (await installation.tryGetJson(`/api/v1/dags/${dagIdOf(index)}`)) as {
    readonly description: string;
  } | null;
  return dag?.description === description;
}
