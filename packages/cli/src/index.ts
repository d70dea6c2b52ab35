export type { OptionDefinition } from "./configuration/option-definition.ts";
export { OPTIONS } from "./configuration/options.ts";
export { runProgram } from "./program/run-program.ts";
export type { Terminal } from "./terminal/terminal.ts";
