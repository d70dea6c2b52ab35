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
