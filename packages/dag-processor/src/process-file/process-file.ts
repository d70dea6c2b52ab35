import type { SerializedDag, WorkLimit } from "@baram/domain";
import type { ParseFailure } from "@baram/execution-api";
import { recordImportError, storeDagFile } from "@baram/lifecycle";
import type { Bundle } from "../bundle-dag-file/bundle-dag-file.ts";
import { withTemplateFiles } from "../bundle-dag-file/compose-module.ts";
import type { GatheredBundling } from "../bundle-dag-file/gathered-bundling.ts";
import { readTemplateFiles } from "../bundle-dag-file/read-template-files.ts";
import type { DagProcessorOptions } from "../dag-processor-options.ts";
import { type DagFileInput, sha256 } from "../inputs/dag-file-input.ts";
import { formatInputs } from "../inputs/stored-inputs.ts";
import { explainTakenDags, type TakenDag } from "./explain-taken-dags.ts";
import type { GatheredStoring } from "./gathered-storing.ts";
import { type LoadedDags, readParseResult } from "./read-parse-result.ts";

/** What came of a Dag file. */
export interface ProcessedDagFile {
  /** A file that could not be bundled may become good without a change of what was read of it. */
  readonly state: "loaded" | "not-bundled" | "broken";
  /** Of every Dag that the file makes, those included that another file keeps. */
  readonly dagIds: readonly string[];
  readonly takenDags: readonly TakenDag[];
  /** Whether it took longer to load than it may. */
  readonly hasTimedOut?: boolean;
}

/** What the files that are processed at the same time share. */
export interface FileProcessing extends DagProcessorOptions {
  readonly bundling: GatheredBundling;
  readonly storing: GatheredStoring;
  /** How many files are loaded in runners at once. */
  readonly loadLimit: WorkLimit;
}

/** How a Dag file is to be processed. */
export interface FileRequest {
  readonly relativePath: string;
  /** Absolute, without links. */
  readonly sourcePath: string;
  readonly timeoutSeconds: number;
  /** Whether a file that takes longer has an import error; otherwise nothing is stored of it. */
  readonly isTimeoutFinal: boolean;
  /** Aborted when what was read is out of date: nothing is stored then, and the promise rejects. */
  readonly signal: AbortSignal;
  /** Told what was read before it is loaded, so that a change during that is noticed. */
  readonly onRead: (inputs: readonly DagFileInput[]) => void;
}

const NO_DAGS = { dagIds: [], takenDags: [] };

/**
 * Bundles one Dag file, has it loaded in a runner, and stores its Dags or its import error.
 *
 * @returns `null` when it took too long and that is not final.
 */
export async function processFile(options: FileProcessing, request: FileRequest): Promise<ProcessedDagFile | null> {
  const { relativePath, sourcePath, signal } = request;
  const outcome = await options.bundling.bundle(sourcePath);
  signal.throwIfAborted();
  request.onRead(outcome.inputs);
  if (outcome.kind === "failed") {
    await storeError(options, relativePath, outcome.error);
    return { state: "not-bundled", ...NO_DAGS };
  }
  const loaded = await load(options, outcome.bundle, request);
  signal.throwIfAborted();
  if (loaded.kind === "failed") {
    if (loaded.error.errorKind === "DagFileTimeout" && !request.isTimeoutFinal) return null;
    await storeError(options, relativePath, loaded.error);
    return { state: "broken", ...NO_DAGS, hasTimedOut: loaded.error.errorKind === "DagFileTimeout" };
  }
  const { dags, warnings } = loaded;
  const found = await readTemplateFiles(sourcePath, loaded.templateFiles);
  const inputs = [...outcome.inputs, ...found.inputs];
  if (found.inputs.length > 0) request.onRead(inputs);
  const bundle = await addTemplateFiles(options, outcome.bundle, found.files);
  signal.throwIfAborted();
  for (const warning of warnings) logWarning(options, { relativePath, warning, makesDags: dags.length > 0 });
  const takenDags = await storeDags(options, { relativePath, dags, bundle, inputs });
  const dagIds = dags.map(({ dagId }) => dagId);
  if (dagIds.length > 0) options.logger.info("Loaded a Dag file", { path: relativePath, dagIds });
  return { state: "loaded", dagIds, takenDags };
}

async function load(
  { bundleFolder, runnerPool, loadLimit }: FileProcessing,
  { hash, module }: Bundle,
  { relativePath, timeoutSeconds, signal }: FileRequest,
): Promise<LoadedDags> {
  await bundleFolder.write(hash, module);
  const bundle = bundleFolder.locate({ hash, relativePath });
  const parsed = await loadLimit.run(() => {
    signal.throwIfAborted();
    return runnerPool.parseDagFile({ bundle, relativePath }, { timeoutSeconds, signal });
  });
  return readParseResult(parsed);
}

/** Template files travel in the bundle, so that a worker needs no Dags folder and a run keeps those it started with. */
async function addTemplateFiles(
  { bundleFolder }: DagProcessorOptions,
  bundle: Bundle,
  files: ReadonlyMap<string, string>,
): Promise<Bundle> {
  if (files.size === 0) return bundle;
  const module = withTemplateFiles(bundle.module, files);
  const hash = sha256(module);
  await bundleFolder.write(hash, module);
  return { ...bundle, hash, module };
}

async function storeDags(
  { storing, clock, configuration, dagsFolder, logger }: FileProcessing,
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
  const inputs = formatInputs(file.inputs, { dagsFolder, authorDefaults: configuration.authorDefaults ?? {} });
  // Two files may make the same Dag: the one that is stored first has it.
  const subjects = [relativePath, ...dags.map(({ dagId }) => dagId)];
  const stored = await storing.write(subjects, async (transaction) => {
    const { takenDagIds } = await storeDagFile(transaction, {
      relativePath,
      bundle,
      inputs,
      dags,
      isPausedUponCreation,
      now,
    });
    const [first, ...others] = takenDagIds;
    if (first === undefined) return { takenDagIds, error: null };
    const error = explainTakenDags([first, ...others], { relativePath, source: bundle.source, dags });
    await recordImportError(transaction, { relativePath, ...error, now });
    return { takenDagIds, error };
  });
  if (stored.error !== null) {
    logger.error("A Dag file has Dag ids of another file", { path: relativePath, error: stored.error.message });
  }
  return stored.takenDagIds;
}

async function storeError(
  { storing, clock, logger }: FileProcessing,
  relativePath: string,
  error: ParseFailure,
): Promise<void> {
  const now = clock.now();
  await storing.write([relativePath], (transaction) => recordImportError(transaction, { relativePath, ...error, now }));
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
