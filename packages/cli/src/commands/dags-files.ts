import type { Command } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import {
  type OutputOptions,
  outputOption,
  searchedFirstOption,
  subdirectoryOption,
  type VerboseOptions,
  verboseOption,
} from "./command-options.ts";
import type { ShowDependenciesOptions } from "./dags/show-dependencies.ts";

/** Commands of `baram dags` about all Dag files: `report`, `reserialize` and `show-dependencies`. */
export function addFileCommands(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("report")
    .description("Load every Dag file and show how long each took, the slowest first.")
    .addOption(outputOption())
    .addOption(subdirectoryOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions & { readonly subdir?: string }) => {
      const { reportDagFiles } = await import("./dags/report-dag-files.ts");
      finish(await reportDagFiles(terminal, options));
    });
  group
    .command("reserialize")
    .description("Load every Dag file again, changed or not.")
    .option("--clear-only", "Refused: runs go on with what is stored of their Dags.")
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (options: VerboseOptions & { readonly clearOnly?: boolean }) => {
      const { reserializeDags } = await import("./dags/reserialize-dags.ts");
      finish(await reserializeDags(terminal, options));
    });
  group
    .command("show-dependencies")
    .description("Print which Dags trigger, await and feed which in the language of Graphviz.")
    .option("-s, --save <file>", "Write to this file, which ends in .dot.")
    .option("--imgcat", "Refused: pictures are not drawn here.")
    .addOption(searchedFirstOption())
    .addOption(verboseOption())
    .action(async (options: ShowDependenciesOptions) => {
      const { showDependencies } = await import("./dags/show-dependencies.ts");
      finish(await showDependencies(terminal, options));
    });
}
