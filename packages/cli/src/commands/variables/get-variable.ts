import { ExactJson } from "../../arguments/exact-json.ts";
import { pythonJson } from "../../output/python-json.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { withSettingsOfMachine } from "../../program/with-settings-of-machine.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram variables get` was given. */
export interface GetVariableOptions extends VerboseOptions {
  readonly key: string;
  /** Printed as it stands. */
  readonly default?: string;
  readonly json?: boolean;
}

/** Prints the value of a variable: of the secrets back end, else of the environment, else of the database. */
export async function getVariable(terminal: Terminal, options: GetVariableOptions): Promise<number> {
  const { key, json = false, verbose } = options;
  const invocation = readInvocation(terminal);
  const found =
    (await withSettingsOfMachine(invocation, { verbose }, (settings) => settings.findVariable(key))) ??
    (await withInstallation(invocation, { event: null, verbose }, ({ variables }) => variables.find(key)));
  const value = found?.value;
  if (value !== undefined) {
    say(terminal, json ? jsonText(key, value) : value);
    return 0;
  }
  if (options.default === undefined) throw new CommandFailure(`Variable ${key} does not exist`);
  say(terminal, options.default);
  return 0;
}

/** Parity: a text is printed without its quotes. */
function jsonText(key: string, value: string): string {
  const json = parse(key, value);
  return json.textOf(json.value, pythonJson);
}

function parse(key: string, value: string): ExactJson {
  try {
    return new ExactJson(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`The value of the variable ${key} is no JSON: ${reason}.`);
  }
}
