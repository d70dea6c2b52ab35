import { type Command, Option } from "commander";
import type { CommandSurroundings } from "../program/command-surroundings.ts";
import { type OutputOptions, outputOption, type VerboseOptions, verboseOption } from "./command-options.ts";
import type { GetVariableOptions } from "./variables/get-variable.ts";
import type { ImportVariablesOptions } from "./variables/import-variables.ts";
import type { SetVariableOptions } from "./variables/set-variable.ts";

/** `baram variables …` looks after variables: named settings that tasks read. */
export function addVariablesCommands(program: Command, surroundings: CommandSurroundings): void {
  const group = program.command("variables").description("Look after variables.");
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
    .description("List the keys of the variables in the database.")
    .addOption(outputOption())
    .addOption(verboseOption())
    .action(async (options: OutputOptions) => {
      const { listVariables } = await import("./variables/list-variables.ts");
      finish(await listVariables(terminal, options));
    });
}

function addGet(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("get")
    .description("Print the value of a variable: of the secrets back end, the environment or the database.")
    .argument("<key>", "The key of the variable.")
    .option("-d, --default <value>", "What to print when there is no such variable.")
    .option("-j, --json", "Read the value as JSON.")
    .addOption(verboseOption())
    .action(async (key: string, options: Omit<GetVariableOptions, "key">) => {
      const { getVariable } = await import("./variables/get-variable.ts");
      finish(await getVariable(terminal, { ...options, key }));
    });
}

function addSet(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("set")
    .description("Make a variable, or change one.")
    .argument("<key>", "The key of the variable.")
    .argument("<value>", "Its value.")
    .option("--description <text>", "What it is for.")
    .option("-j, --json", "Store the value as a JSON text.")
    .addOption(verboseOption())
    .action(async (key: string, value: string, options: Omit<SetVariableOptions, "key" | "value">) => {
      const { setVariable } = await import("./variables/set-variable.ts");
      finish(await setVariable(terminal, { ...options, key, value }));
    });
}

function addDelete(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("delete")
    .description("Delete a variable.")
    .argument("<key>", "The key of the variable.")
    .addOption(verboseOption())
    .action(async (key: string, options: VerboseOptions) => {
      const { deleteVariable } = await import("./variables/delete-variable.ts");
      finish(await deleteVariable(terminal, { ...options, key }));
    });
}

function addImport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("import")
    .description("Make variables as a file has them.")
    .argument("<file>", 'A JSON file: {"key": value}. Values that are no texts are stored as JSON.')
    .addOption(
      new Option("-a, --action-on-existing-key <action>", "What happens where there is a variable already.")
        .choices(["overwrite", "fail", "skip"])
        .default("overwrite"),
    )
    .addOption(verboseOption())
    .action(async (file: string, options: Omit<ImportVariablesOptions, "file">) => {
      const { importVariables } = await import("./variables/import-variables.ts");
      finish(await importVariables(terminal, { ...options, file }));
    });
}

function addExport(group: Command, { terminal, finish }: CommandSurroundings): void {
  group
    .command("export")
    .description("Write all variables of the database to a JSON file, values in clear.")
    .argument("<file>", "Where to write; - for standard output.")
    .addOption(verboseOption())
    .action(async (file: string, options: VerboseOptions) => {
      const { exportVariables } = await import("./variables/export-variables.ts");
      finish(await exportVariables(terminal, { ...options, file }));
    });
}
