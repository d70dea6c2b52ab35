import { openMigratedStore } from "../installation/open-migrated-store.ts";
import { type RunningApiServer, startApiServerPart } from "./api-server-part.ts";
import { startDagProcessorPart } from "./dag-processor-part.ts";
import {
  runnerNumbersForAttempts,
  runnerNumbersForParsing,
  runnerNumbersForQuestions,
  runnerNumbersForTriggers,
} from "./pools.ts";
import { startSchedulerPart } from "./scheduler-part.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";
import { startParts } from "./start-parts.ts";
import { startTriggererPart } from "./triggerer-part.ts";

/**
 * A part of an installation as a process of its own. All of them throw a `ConfigurationError` with one sentence for what
 * the operator has to put right; a database of an older version is one, because another process may still use it.
 */
export async function startScheduler(options: ServerOptions): Promise<RunningPart> {
  const runnerNumbers = runnerNumbersForAttempts(options.configuration);
  return startParts(await openMigratedStore(options), { ...options, runnerNumbers }, async (foundation, add) => {
    add(await startSchedulerPart(options, foundation));
    return {};
  });
}

/** Reads the Dags folder, in a process of its own. */
export async function startDagProcessor(options: ServerOptions): Promise<RunningPart> {
  const runnerNumbers = runnerNumbersForParsing();
  return startParts(await openMigratedStore(options), { ...options, runnerNumbers }, async (foundation, add) => {
    add(await startDagProcessorPart(options, foundation));
    return {};
  });
}

/** Has the triggers of deferred tasks awaited, in a process of its own. */
export async function startTriggerer(options: ServerOptions): Promise<RunningPart> {
  const runnerNumbers = runnerNumbersForTriggers();
  return startParts(await openMigratedStore(options), { ...options, runnerNumbers }, async (foundation, add) => {
    add(await startTriggererPart(options, foundation));
    return {};
  });
}

/** Serves people and programs, in a process of its own. */
export async function startApiServer(
  options: ServerOptions,
): Promise<RunningPart & Pick<RunningApiServer, "address" | "newAdmin">> {
  const runnerNumbers = runnerNumbersForQuestions();
  return startParts(await openMigratedStore(options), { ...options, runnerNumbers }, async (foundation, add) => {
    const { address, newAdmin, announce } = add(await startApiServerPart(options, foundation));
    announce();
    return { address, newAdmin };
  });
}
