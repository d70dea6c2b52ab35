import type { Command } from "commander";
import { integerArgument } from "../arguments/integer-argument.ts";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import {
  idleOutputOption,
  type OutputOptions,
  outputOption,
  type VerboseOptions,
  verboseOption,
} from "./command-options.ts";

/** `baram pools …` looks after pools: how many task instances of a kind run at once. */
export function addPoolsCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("pools").description("Look after pools.");
  addList(group, surroundings);
  addGet(group, surroundings);
  addSet(group, surroundings);
  addDelete(group, surroundings);
  addImport(group, surroundings);
  addExport(group, surroundings);
}

function addList(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("list")
    .description("List the pools.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions) => {
      const { listPools } = await import("./pools/list-pools.ts");
      finish(await listPools(terminal, options));
    });
}

function addGet(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("get")
    .description("Show one pool.")
    .argument("<name>", "The name of the pool.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (name: string, options: OutputOptions) => {
      const { getPool } = await import("./pools/get-pool.ts");
      finish(await getPool(terminal, { ...options, name }));
    });
}

function addSet(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("set")
    .description("Make a pool, or change one.")
    .argument("<name>", "The name of the pool.")
    .argument("<slots>", "How many slots it has; -1 for no limit.", integerArgument)
    .argument("<description>", "What it is for.")
    .option("--include-deferred", "Count deferred task instances, too.")
    .addOption(idleOutputOption())
    .addOption(verboseOption())
    .action(
      async (
        name: string,
        slots: number,
        description: string,
        options: VerboseOptions & { readonly includeDeferred?: boolean },
      ) => {
        const { setPool } = await import("./pools/set-pool.ts");
        finish(await setPool(terminal, { ...options, name, slots, description }));
      },
    );
}

function addDelete(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("delete")
    .description("Delete a pool.")
    .argument("<name>", "The name of the pool.")
    .addOption(idleOutputOption())
    .addOption(verboseOption())
    .action(async (name: string, options: VerboseOptions) => {
      const { deletePool } = await import("./pools/delete-pool.ts");
      finish(await deletePool(terminal, { ...options, name }));
    });
}

function addImport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("import")
    .description("Make pools as a file has them, or change those that there are.")
    .argument("<file>", 'A JSON file: {"name": {"slots": 5, "description": "…", "include_deferred": false}}.')
    .addOption(verboseOption())
    .action(async (file: string, options: VerboseOptions) => {
      const { importPools } = await import("./pools/import-pools.ts");
      finish(await importPools(terminal, { ...options, file }));
    });
}

function addExport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("export")
    .description("Write all pools to a JSON file.")
    .argument("<file>", "Where to write.")
    .addOption(verboseOption())
    .action(async (file: string, options: VerboseOptions) => {
      const { exportPools } = await import("./pools/export-pools.ts");
      finish(await exportPools(terminal, { ...options, file }));
    });
}
