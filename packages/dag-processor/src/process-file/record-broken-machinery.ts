import { recordImportError } from "@baram/lifecycle";
import type { DagProcessorOptions } from "../dag-processor-options.ts";

/** Records that a Dag file was not loaded for a reason that is none of its author's: no runner could start, a disk is full. */
export async function recordBrokenMachinery(
  { store, clock, logger }: DagProcessorOptions,
  relativePath: string,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  logger.error("A Dag file could not be processed", { path: relativePath, error: reason });
  const message = `The Dag file was not loaded, through no fault of its own: ${reason}`;
  const nowhere = { line: null, column: null, frame: null, stack: null };
  await store.transaction((transaction) =>
    recordImportError(transaction, {
      relativePath,
      message,
      errorKind: "DagProcessorError",
      ...nowhere,
      now: clock.now(),
    }),
  );
}
