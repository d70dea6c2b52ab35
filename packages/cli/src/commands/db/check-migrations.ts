import { setTimeout } from "node:timers/promises";
import type { MetadataStore } from "@baram/metadata-store";
import { lookAtDatabase } from "../../composition/look-at-database.ts";
import { newerDatabaseError } from "../../composition/open-store.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram db check-migrations` was given. */
export interface CheckMigrationsOptions extends VerboseOptions {
  readonly migrationWaitTimeout: number;
}

/**
 * Waits until another process has migrated the database, for so many seconds at most. One that a newer version has migrated
 * is refused at once, as this version's servers refuse it.
 */
export async function checkMigrations(
  terminal: Terminal,
  { migrationWaitTimeout }: CheckMigrationsOptions,
): Promise<number> {
  const invocation = readInvocation(terminal);
  for (let secondsLeft = migrationWaitTimeout; ; secondsLeft -= 1) {
    const { pending, unknown } = await lookAtDatabase(invocation, readMigrations);
    if (unknown.length > 0) throw newerDatabaseError(unknown, invocation);
    if (pending.length === 0) return 0;
    if (secondsLeft <= 0) {
      throw new CommandFailure(
        `There are still unapplied migrations after ${migrationWaitTimeout} seconds: ${pending.join(", ")}.`,
      );
    }
    await setTimeout(1000);
  }
}

async function readMigrations(store: MetadataStore) {
  const applied = await store.appliedMigrations();
  const pending = store.knownMigrations.filter((name) => !applied.includes(name));
  return { pending, unknown: applied.filter((name) => !store.knownMigrations.includes(name)) };
}
