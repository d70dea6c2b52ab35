import { folderDagProcessor } from "./folder-dag-processor.ts";
import type { Foundation } from "./foundation.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";

/** A Dag processor at work. */
export interface RunningDagProcessor extends RunningPart {
  /** Resolves when every Dag file was looked at once. */
  readonly firstPass: Promise<void>;
}

/** Keeps the stored Dags the same as the Dags folder, from this process. */
export async function startDagProcessorPart(
  options: ServerOptions,
  foundation: Foundation,
): Promise<RunningDagProcessor> {
  await foundation.jobs.register("DagProcessorJob");
  const processor = folderDagProcessor(options, foundation);
  processor.start();
  return { firstPass: processor.firstPass, stop: () => processor.stop() };
}
