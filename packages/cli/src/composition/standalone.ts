import { writeStarterConfigurationFile } from "../configuration/read-configuration-file.ts";
import { type RunningApiServer, startApiServerPart } from "./api-server-part.ts";
import { type RunningDagProcessor, startDagProcessorPart } from "./dag-processor-part.ts";
import { prepareHomeFolder } from "./home-folder.ts";
import { migrateStore, type OpenStore, openStore } from "./open-store.ts";
import { runnerNumbersForAttempts } from "./pools.ts";
import { startSchedulerPart } from "./scheduler-part.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";
import { startParts } from "./start-parts.ts";
import { startTriggererPart } from "./triggerer-part.ts";

/** Everything in one process. What runs when it is stopped becomes a failed try. */
export type Standalone = RunningPart &
  Pick<RunningApiServer, "address" | "newAdmin"> &
  Pick<RunningDagProcessor, "firstPass">;

/**
 * Starts all parts of an installation in this process, on a database that is brought to this version first.
 *
 * Throws a `ConfigurationError` with one sentence for what the operator has to put right; nothing is left running then.
 */
export async function startStandalone(options: ServerOptions): Promise<Standalone> {
  const { configuration } = options;
  const database = await openMigrated(options);
  const runnerNumbers = runnerNumbersForAttempts(configuration);
  return startParts(database, { ...options, runnerNumbers }, async (foundation, add) => {
    // First, because a taken port is the one thing that often goes wrong.
    const server = add(await startApiServerPart({ ...options, duties: ["SchedulerJob"] }, foundation));
    add(await startSchedulerPart(options, foundation));
    add(await startTriggererPart(options, foundation));
    const { firstPass } = add(await startDagProcessorPart(options, foundation));
    server.announce();
    return { address: server.address, newAdmin: server.newAdmin, firstPass };
  });
}

async function openMigrated({ configuration, folders }: ServerOptions): Promise<OpenStore> {
  prepareHomeFolder(folders);
  writeStarterConfigurationFile(folders.home);
  const database = await openStore(configuration, folders);
  try {
    await migrateStore(database, configuration, folders);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
