import { setTimeout } from "node:timers/promises";
import { describeDatabase } from "../../composition/describe-database.ts";
import { lookAtDatabase } from "../../composition/look-at-database.ts";
import { ConfigurationError } from "../../configuration/configuration.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram db check` was given. */
export interface CheckDatabaseOptions extends VerboseOptions {
  /** How often it is tried again. */
  readonly retry: number;
  readonly retryDelay: number;
}

/** Succeeds where the database answers. */
export async function checkDatabase(terminal: Terminal, { retry, retryDelay }: CheckDatabaseOptions): Promise<number> {
  const invocation = readInvocation(terminal);
  for (let triesLeft = retry; ; triesLeft -= 1) {
    const problem = await findProblem(invocation);
    if (problem === null) break;
    if (triesLeft <= 0) throw new CommandFailure(problem);
    await setTimeout(retryDelay * 1000);
  }
  say(terminal, "Connection successful.");
  return 0;
}

async function findProblem(invocation: Invocation): Promise<string | null> {
  try {
    await lookAtDatabase(invocation, (store) => store.appliedMigrations());
    return null;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    const description = describeDatabase(invocation.configuration, invocation.folders);
    return `The database ${description} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
