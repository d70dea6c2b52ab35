import { CommanderError } from "commander";
import { ConfigurationError } from "../configuration/configuration.ts";
import { complain, type Terminal } from "../terminal/terminal.ts";
import { buildProgram } from "./build-program.ts";
import { CommandFailure } from "./command-failure.ts";
import { expandAbbreviations } from "./expand-abbreviations.ts";
import { RefusedArguments } from "./refused-arguments.ts";
import { withServerFlag } from "./remote-server.ts";

/**
 * Carries out the command line of a terminal.
 *
 * @returns the exit code: 0 for success, 1 for a failure with its sentence on standard error, 2 for refused arguments.
 */
export async function runProgram(given: Terminal): Promise<number> {
  let terminal = given;
  let exitCode: number;
  try {
    terminal = withServerFlag(given);
    exitCode = await carryOut(terminal);
  } catch (error) {
    exitCode = explainEnd(error, terminal);
  }
  const missing = await terminal.flush();
  if (missing === null) return exitCode;
  // Whoever reads a file that is cut off has nothing but the exit code to know it by.
  complain(terminal, `Not all output could be written: ${missing}.`);
  return exitCode === 0 ? 1 : exitCode;
}

async function carryOut(terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = buildProgram({
    terminal,
    finish: (code) => {
      exitCode = code;
    },
  });
  await program.parseAsync([...expandAbbreviations(program, terminal.words)], { from: "user" });
  return exitCode;
}

function explainEnd(error: unknown, terminal: Terminal): number {
  // Help was asked for and has been printed.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof RefusedArguments) {
    terminal.write(error.command.helpInformation());
    complain(terminal, `${commandPath(error)}: ${error.message}`);
    return 2;
  }
  if (error instanceof CommandFailure || error instanceof ConfigurationError) {
    complain(terminal, error.message);
    return 1;
  }
  const isVerbose = terminal.words.includes("-v") || terminal.words.includes("--verbose");
  const text = isVerbose
    ? explainError(error, { with: "stack" }).join("\n")
    : explainError(error, { with: "message" }).join(" ");
  complain(terminal, `Baram failed: ${text}`);
  return 1;
}

/** What failed, and what that came from. */
function explainError(error: unknown, { with: part }: { readonly with: "message" | "stack" }): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  const text = error[part] ?? error.message;
  return error.cause === undefined ? [text] : [text, ...explainError(error.cause, { with: part })];
}

function commandPath({ command }: RefusedArguments): string {
  const names: string[] = [];
  for (let current: typeof command | null = command; current !== null; current = current.parent) {
    names.unshift(current.name());
  }
  return names.join(" ");
}
