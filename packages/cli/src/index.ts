export { OPTIONS, type OptionDefinition } from "./configuration/options.ts";
export { runProgram } from "./program/run-program.ts";
export type { Terminal } from "./terminal/terminal.ts";
