import { Option } from "commander";
import { OUTPUT_FORMATS, type OutputFormat } from "../output/output-format.ts";

/** What {@link verboseOption} gives. */
export interface VerboseOptions {
  readonly verbose?: boolean;
}

/** What {@link outputOption} gives, beside it. */
export interface OutputOptions extends VerboseOptions {
  readonly output: OutputFormat;
}

/** `-o`, as every command that prints rows has it. */
export function outputOption(): Option {
  return new Option("-o, --output <format>", "How rows are printed.").choices(OUTPUT_FORMATS).default("table");
}

/** `-v`, as every command has it. */
export function verboseOption(): Option {
  return new Option("-v, --verbose", "Say more: log lines of level debug, and the stack of a failure.");
}

/** `-S`, where a Dag file or a folder of them is named. */
export function subdirectoryOption(): Option {
  return new Option("-S, --subdir <path>", "A Dag file or a folder; DAGS_FOLDER in it stands for the Dags folder.");
}

/**
 * `-S` of commands about a Dag that is named.
 *
 * Parity: Airflow looks there first and then in the whole Dags folder, so it does not matter what is given.
 */
export function searchedFirstOption(): Option {
  return new Option("-S, --subdir <path>", "Taken, and makes no difference: a Dag is found by its id wherever it is.");
}

/** Parity: `-o` of commands that print a line and no rows. */
export function idleOutputOption(): Option {
  const words = "Taken, and makes no difference: one line is printed.";
  return new Option("-o, --output <format>", words).choices(OUTPUT_FORMATS);
}

/** Parity: `--color` of commands that print nothing in colours. */
export function idleColorOption(): Option {
  const words = "Taken, and makes no difference: nothing is printed in colours.";
  return new Option("--color <when>", words).choices(["auto", "on", "off"]);
}
