import { isJobAlive, listRunningJobs, type MetadataStore } from "@baram/metadata-store";
import { findRunningServer } from "../../installation/server-transport.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import type { Invocation } from "../../program/invocation.ts";

/** Throws `CommandFailure` where a server of this home folder runs, which would lose its database. */
export async function refuseBesideServer({ folders }: Pick<Invocation, "folders">): Promise<void> {
  const server = await findRunningServer(folders.home);
  if (server === null) return;
  throw new CommandFailure(`The server at ${server.address} uses this database; stop it first.`);
}

/** Throws `CommandFailure` where processes of any machine have said lately that they use the database. */
export async function refuseBesideLivingJobs(
  store: MetadataStore,
  { configuration, terminal }: Pick<Invocation, "configuration" | "terminal">,
): Promise<void> {
  if ((await store.appliedMigrations()).length === 0) return;
  const given = { now: terminal.clock.now(), seconds: configuration.scheduler.scheduler_health_check_threshold };
  const living = (await listRunningJobs(store.reader)).filter((job) => isJobAlive(job, given));
  if (living.length === 0) return;
  const names = living.map(({ jobType, hostname, processId }) => `${jobType} on ${hostname} (process ${processId})`);
  throw new CommandFailure(`This database is in use by ${names.join(", ")}; stop them first.`);
}
