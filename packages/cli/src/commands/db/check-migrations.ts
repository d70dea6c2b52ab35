import { setTimeout } from "node:timers/promises";
import { lookAtDatabase } from "../../composition/look-at-database.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram db check-migrations` was given. */
export interface CheckMigrationsOptions extends VerboseOptions {
  readonly migrationWaitTimeout: number;
}

/** Waits until another process has migrated the database, for so many seconds at most. */
export async function checkMigrations(
  terminal: Terminal,
  { migrationWaitTimeout }: CheckMigrationsOptions,
): Promise<number> {
  const invocation = readInvocation(terminal);
  for (let secondsLeft = migrationWaitTimeout; ; secondsLeft -= 1) {
    const pending = await lookAtDatabase(invocation, (store) => store.pendingMigrations());
    if (pending.length === 0) return 0;
    if (secondsLeft <= 0) {
      throw new CommandFailure(
        `There are still unapplied migrations after ${migrationWaitTimeout} seconds: ${pending.join(", ")}.`,
      );
    }
    await setTimeout(1000);
  }
}
