import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeScratchFolder } from "./scratch-folder.ts";

/** A folder of generated Dag files, within this repository so that they find the packages they import. */
export class GeneratedDags {
  readonly folder = makeScratchFolder(join(import.meta.dirname, "generated-"));

  /** Writes a file of one Dag with three tasks in a row. */
  writeFile(index: number, description: string): void {
    const dagId = dagIdOf(index);
    const text = `import { chain, Dag } from "baram";

export default new Dag("${dagId}", { description: ${JSON.stringify(description)}, schedule: null }, (dag) => {
  const extract = dag.task("extract", () => ${index});
  const transform = dag.task("transform", () => "${dagId}");
  const load = dag.task("load", () => undefined);
  chain(extract(), transform(), load());
});
`;
    writeFileSync(join(this.folder, `${dagId}.ts`), text);
  }

  /** Writes a file of many Dags of one task, all of which run once a day, for the first time at this moment. */
  writeFileOfMany(file: number, count: number, dueAt: Date): void {
    const cron = `${dueAt.getUTCMinutes()} ${dueAt.getUTCHours()} * * *`;
    const text = `import { cronTrigger, Dag } from "baram";

const schedule = cronTrigger("${cron}", { timezone: "UTC" });
const startDate = "${new Date(dueAt.getTime() - 60_000).toISOString()}";
export default Array.from({ length: ${count} }, (_, index) => {
  const dagId = "many_${file}_" + index;
  return new Dag(dagId, { schedule, startDate, isPausedUponCreation: false }, (dag) => {
    dag.task("nothing", () => undefined)();
  });
});
`;
    writeFileSync(join(this.folder, `many_${file}.ts`), text);
  }
}

/** The id of a generated Dag. */
export function dagIdOf(index: number): string {
  return `generated_${String(index).padStart(5, "0")}`;
}
