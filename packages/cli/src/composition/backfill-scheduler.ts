import { listRunningJobs } from "@baram/metadata-store";
import { Installation } from "../installation/installation.ts";
import { openMigratedStore } from "../installation/open-migrated-store.ts";
import { readDagFiles } from "../installation/read-dag-files.ts";
import { storeTransport } from "../installation/store-transport.ts";
import type { Invocation } from "../program/invocation.ts";
import { runnerNumbersForAttempts } from "./pools.ts";
import { startSchedulerPart } from "./scheduler-part.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";
import { startParts } from "./start-parts.ts";
import { startTriggererPart } from "./triggerer-part.ts";

/** An installation whose back-fills are worked off as long as it is open. */
export interface InstallationWithBackfillScheduler extends RunningPart {
  readonly installation: Installation;
  /** Whether the scheduler is this process's own; on PostgreSQL there may be one elsewhere already. */
  readonly hasOwnScheduler: boolean;
}

/**
 * Opens the database for a command beside which no server runs, reads the Dag files that have changed, and works off
 * back-fills in this process. What else is due is left to the next server.
 *
 * Throws a `ConfigurationError` with one sentence; nothing is left running then.
 */
export async function startForBackfills(
  options: ServerOptions,
  invocation: Invocation,
): Promise<InstallationWithBackfillScheduler> {
  const database = await openMigratedStore(options);
  const runnerNumbers = runnerNumbersForAttempts(options.configuration);
  return startParts(database, { ...options, runnerNumbers }, async (foundation, add) => {
    const { store, pools, isEmbedded } = foundation;
    const hasOwnScheduler = isEmbedded || (await listRunningJobs(store.reader)).length === 0;
    if (hasOwnScheduler) {
      await readDagFiles(options, { store, pools });
      add(await startSchedulerPart({ ...options, onlyBackfills: true }, foundation));
      add(await startTriggererPart(options, foundation));
    }
    const transport = await storeTransport(foundation, invocation, options.logger);
    add({ stop: () => transport.close() });
    return { installation: new Installation(transport), hasOwnScheduler };
  });
}
