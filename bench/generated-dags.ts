import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A folder of generated Dag files, within this repository so that they find the packages they import. */
export class GeneratedDags {
  readonly folder = mkdtempSync(join(import.meta.dirname, "generated-"));

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

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The id of a generated Dag. */
export function dagIdOf(index: number): string {
  return `generated_${String(index).padStart(5, "0")}`;
}
