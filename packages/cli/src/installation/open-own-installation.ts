import type { Logger } from "@baram/domain";
import { listRunningJobs } from "@baram/metadata-store";
import type { OpenStore } from "../composition/open-store.ts";
import { createPools } from "../composition/pools.ts";
import type { Invocation } from "../program/invocation.ts";
import { Installation } from "./installation.ts";
import { openMigratedStore } from "./open-migrated-store.ts";
import { readDagFiles } from "./read-dag-files.ts";
import { storeTransport } from "./store-transport.ts";

/** What a command wants of the installation before it looks. */
export interface OpenInstallationOptions {
  /** Whether Dag files that changed while no server was running are read first. */
  readonly readsDagFiles: boolean;
  readonly logger: Logger;
}

/** The installation on a database that this command opens itself. */
export async function openOwnInstallation(
  invocation: Invocation,
  options: OpenInstallationOptions,
): Promise<Installation> {
  const database = await openMigratedStore(invocation);
  try {
    if (options.readsDagFiles && (await mayReadDagFiles(database))) {
      await bringDagsUpToDate(database, invocation, options.logger);
    }
    const transport = await storeTransport(database, invocation, options.logger);
    const close = async () => {
      await transport.close();
      await database.close();
    };
    return new Installation({ ...transport, close });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function bringDagsUpToDate(
  { store }: OpenStore,
  { configuration, folders, terminal }: Invocation,
  logger: Logger,
): Promise<void> {
  const { environment, clock } = terminal;
  const options = { configuration, folders, environment, clock, logger };
  const pools = createPools(options);
  try {
    await readDagFiles(options, { store, pools });
  } finally {
    await pools.runners.stop();
  }
}

/** On PostgreSQL a server on another machine may be the one that reads Dag files, from a folder of its own. */
export async function mayReadDagFiles({ store, isEmbedded }: OpenStore): Promise<boolean> {
  return isEmbedded || (await listRunningJobs(store.reader)).length === 0;
}
