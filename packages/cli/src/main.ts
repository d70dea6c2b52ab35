import { runProgram } from "./program/run-program.ts";
import { processTerminal } from "./terminal/process-terminal.ts";

const exitCode = await runProgram(processTerminal());
// A command has done all it had to; what may still hold the process, such as a kept connection, is not waited for.
process.exit(exitCode);
