import { realpath } from "node:fs/promises";
import { join } from "node:path";
import type { SerializedDag } from "@baram/domain";
import type { ParseFailure } from "@baram/execution-api";
import { recordImportError, storeDagFile } from "@baram/lifecycle";
import { type Bundle, bundleDagFile } from "../bundle-dag-file/bundle-dag-file.ts";
import type { DagProcessorOptions } from "../dag-processor-options.ts";
import type { DagFileInput } from "../inputs/dag-file-input.ts";
import { formatInputs } from "../inputs/stored-inputs.ts";
import { explainTakenDags, type TakenDag } from "./explain-taken-dags.ts";
import { readParseResult } from "./read-parse-result.ts";

/** What came of a Dag file. */
export interface ProcessedDagFile {
  readonly relativePath: string;
  readonly inputs: readonly DagFileInput[];
  /** `broken` files may become good without a change of what was read of them. */
  readonly state: "loaded" | "not-bundled" | "broken";
  /** Of every Dag that the file makes, those included that another file keeps. */
  readonly dagIds: readonly string[];
  readonly takenDags: readonly TakenDag[];
}

/** Bundles one Dag file, has it loaded in a runner, and stores its Dags or its import error. */
export async function processFile(
  options: DagProcessorOptions,
  relativePath: string,
  signal: AbortSignal,
): Promise<ProcessedDagFile> {
  const { projectFolder, bundleFolder, dagsFolder } = options;
  const outcome = await bundleDagFile({
    sourcePath: await realpath(join(dagsFolder, relativePath)),
    projectFolder: await realpath(projectFolder),
    bundleFolder: bundleFolder.folder,
  });
  const { inputs } = outcome;
  if (outcome.kind === "failed") {
    await storeError(options, relativePath, outcome.error);
    return { relativePath, inputs, state: "not-bundled", dagIds: [], takenDags: [] };
  }
  const { bundle } = outcome;
  const loaded = await load(options, { relativePath, bundle, signal });
  if (loaded.kind === "failed") {
    await storeError(options, relativePath, loaded.error);
    return { relativePath, inputs, state: "broken", dagIds: [], takenDags: [] };
  }
  const { dags, warnings } = loaded;
  for (const warning of warnings) logWarning(options, { relativePath, warning, makesDags: dags.length > 0 });
  const takenDags = await storeDags(options, { relativePath, bundle, inputs, dags });
  const dagIds = dags.map(({ dagId }) => dagId);
  if (dagIds.length > 0) options.logger.info("Loaded a Dag file", { path: relativePath, dagIds });
  return { relativePath, inputs, state: "loaded", dagIds, takenDags };
}

async function load(
  { bundleFolder, runnerPool, configuration }: DagProcessorOptions,
  file: { readonly relativePath: string; readonly bundle: Bundle; readonly signal: AbortSignal },
) {
  const { relativePath, signal } = file;
  const { hash, module } = file.bundle;
  await bundleFolder.write(hash, module);
  const bundle = bundleFolder.locate({ hash, relativePath });
  const limits = { timeoutSeconds: configuration.parseTimeoutSeconds, signal };
  return readParseResult(await runnerPool.parseDagFile({ bundle, relativePath }, limits));
}

async function storeDags(
  { store, clock, configuration, dagsFolder, logger }: DagProcessorOptions,
  file: {
    readonly relativePath: string;
    readonly bundle: Bundle;
    readonly inputs: readonly DagFileInput[];
    readonly dags: readonly SerializedDag[];
  },
): Promise<readonly TakenDag[]> {
  const { relativePath, bundle, dags } = file;
  const now = clock.now();
  const { isPausedUponCreation } = configuration;
  const inputs = formatInputs(file.inputs, dagsFolder);
  return store.transaction(async (transaction) => {
    const { takenDagIds } = await storeDagFile(transaction, {
      relativePath,
      bundle,
      inputs,
      dags,
      isPausedUponCreation,
      now,
    });
    const [first, ...others] = takenDagIds;
    if (first !== undefined) {
      const error = explainTakenDags([first, ...others], { relativePath, source: bundle.source, dags });
      await recordImportError(transaction, { relativePath, ...error, now });
      logger.error("A Dag file has Dag ids of another file", { path: relativePath, error: error.message });
    }
    return takenDagIds;
  });
}

async function storeError(
  { store, clock, logger }: DagProcessorOptions,
  relativePath: string,
  error: ParseFailure,
): Promise<void> {
  const now = clock.now();
  await store.transaction((transaction) => recordImportError(transaction, { relativePath, ...error, now }));
  logger.error("A Dag file could not be loaded", {
    path: relativePath,
    errorKind: error.errorKind,
    error: error.message,
  });
}

/** A module that Dag files import makes no Dag itself, which is no reason to worry anybody. */
function logWarning(
  { logger }: DagProcessorOptions,
  warned: { readonly relativePath: string; readonly warning: string; readonly makesDags: boolean },
): void {
  const fields = { path: warned.relativePath, warning: warned.warning };
  if (warned.makesDags) logger.warn("A Dag file gave a warning", fields);
  else logger.debug("A Dag file gave a warning", fields);
}
