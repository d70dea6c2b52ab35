import { realpath } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { NO_MEASUREMENTS, WorkLimit } from "@baram/domain";
import { retireDagFile } from "@baram/lifecycle";
import { listDagFiles, takeDagFileRequests } from "@baram/metadata-store";
import { stopBundling } from "./bundle-dag-file/bundle-dag-file.ts";
import { GatheredBundling } from "./bundle-dag-file/gathered-bundling.ts";
import type { DagProcessorOptions } from "./dag-processor-options.ts";
import { findDagFiles, isDagFileName } from "./find-dag-files/find-dag-files.ts";
import { isIgnoreFileName } from "./find-dag-files/ignore-file.ts";
import { realPathOf } from "./find-dag-files/real-path.ts";
import type { DagFileInput } from "./inputs/dag-file-input.ts";
import { InputCheck } from "./inputs/input-check.ts";
import { parseInputs } from "./inputs/stored-inputs.ts";
import { ParseStatistics } from "./parse-statistics.ts";
import { GatheredStoring } from "./process-file/gathered-storing.ts";
import {
  type FileProcessing,
  type FileRequest,
  type ProcessedDagFile,
  processFile,
} from "./process-file/process-file.ts";
import { recordBrokenMachinery } from "./process-file/record-broken-machinery.ts";
import { type FileChanges, FileWatch } from "./watch/watch-files.ts";
import { WorkQueue } from "./work-queue.ts";

/** Keeps the stored Dags the same as the Dags folder. */
export interface DagProcessor {
  /** Looks at every file once, and at each one that changes. */
  start(): void;
  /** Resolves when every Dag file was looked at once; never rejects. */
  readonly firstPass: Promise<void>;
  /** Loads every Dag file again, changed or not: one may have read something that is not watched. */
  reserialize(): Promise<void>;
  /** Loads one Dag file again. The path is from the Dags folder, with forward slashes. */
  processFile(relativePath: string): Promise<void>;
  /** Resolves when nothing is under way any more. What was under way is given up. */
  stop(): Promise<void>;
}

/** Makes a Dag processor, which does nothing until it is started. */
export function createDagProcessor(options: DagProcessorOptions): DagProcessor {
  return new FolderDagProcessor(options);
}

/** While runners load some files, this process bundles others together, and stores what was loaded. */
const FILES_AT_ONCE = 32;

/** As many runners are busy with Dag files. */
const LOADED_FILES_PER_CORE = 2;

/**
 * A file that takes longer has to wait for its turn to take as long as it may, one such file after another.
 *
 * Otherwise as many endless loops as there are runners would keep every other file waiting.
 */
const QUICK_SECONDS = 3;

/** After this long the folder is looked at again when the database did not answer. */
const PAUSE_AFTER_FAILURE_MILLISECONDS = 1000;

class FolderDagProcessor implements DagProcessor {
  readonly firstPass: Promise<void>;
  readonly #options: DagProcessorOptions;
  readonly #processing: FileProcessing;
  readonly #queue: WorkQueue;
  readonly #slowQueue: WorkQueue;
  readonly #statistics: ParseStatistics;
  readonly #known = new Map<string, KnownDagFile>();
  /** Files that took too long to be loaded quickly. */
  readonly #slow = new Set<string>();
  #watch: FileWatch | null = null;
  #laterPass: NodeJS.Timeout | null = null;
  #isStopped = false;
  #isFolderMissing = false;
  #hasBundled = false;
  #passes: Promise<void> = Promise.resolve();
  #onFirstPass: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;
  #endLooks: () => void = () => undefined;

  constructor(options: DagProcessorOptions) {
    const dagsFolder = realPathOf(options.dagsFolder);
    const projectFolder = realPathOf(options.projectFolder);
    this.#options = { ...options, dagsFolder, projectFolder };
    const { clock, measurements = NO_MEASUREMENTS } = options;
    this.#statistics = new ParseStatistics(measurements, clock);
    const { parseTimeoutSeconds } = options.configuration;
    const quickSeconds = Math.min(QUICK_SECONDS, parseTimeoutSeconds);
    this.#processing = {
      ...this.#options,
      bundling: new GatheredBundling({ projectFolder, bundleFolder: options.bundleFolder.folder }),
      storing: new GatheredStoring(options.store),
      loadLimit: new WorkLimit(LOADED_FILES_PER_CORE * availableParallelism()),
    };
    this.#queue = new WorkQueue(FILES_AT_ONCE, (relativePath, signal) =>
      this.#process({ relativePath, timeoutSeconds: quickSeconds, signal }),
    );
    this.#slowQueue = new WorkQueue(1, (relativePath, signal) =>
      this.#process({ relativePath, timeoutSeconds: parseTimeoutSeconds, signal }),
    );
    this.firstPass = new Promise((resolve) => {
      this.#onFirstPass = resolve;
    });
  }

  start(): void {
    this.#openWatch();
    this.#unsubscribe = this.#options.store.subscribe((changes) => {
      const isAsked = changes.some(({ kind }) => kind === "dagFileRequest" || kind === "everything");
      if (isAsked) void this.#processRequested();
    });
    this.#endLooks = (this.#options.measurements ?? NO_MEASUREMENTS).beforeLook(() =>
      this.#statistics.setGauges({ waitingCount: this.#queue.waitingCount + this.#slowQueue.waitingCount }),
    );
    void this.#attempt("The Dags folder could not be read", async () => {
      await this.#recall();
      await this.#pass("changed");
    })
      .then(() => this.#processRequested())
      .then(this.#onFirstPass);
  }

  reserialize(): Promise<void> {
    return this.#pass("all");
  }

  processFile(relativePath: string): Promise<void> {
    return this.#add(relativePath);
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#endLooks();
    this.#isStopped = true;
    if (this.#laterPass !== null) clearTimeout(this.#laterPass);
    this.#watch?.close();
    await Promise.all([this.#queue.stop(), this.#slowQueue.stop()]);
    await this.#passes;
    if (this.#hasBundled) await stopBundling();
    this.#onFirstPass();
  }

  /** Loads what people have asked for. */
  #processRequested(): Promise<void> {
    return this.#attempt("Dag files that were asked for could not be loaded", async () => {
      const relativePaths = await this.#options.store.transaction(takeDagFileRequests);
      await Promise.all(relativePaths.map((relativePath) => this.#add(relativePath)));
    });
  }

  /** What earlier processes have found out. */
  async #recall(): Promise<void> {
    const { store, dagsFolder, configuration } = this.#options;
    const surroundings = { dagsFolder, authorDefaults: configuration.authorDefaults ?? {} };
    for (const { relativePath, inputs: text, hasImportError } of await listDagFiles(store.reader)) {
      const { inputs, hasTodaysDefaults } = parseInputs(text ?? "[]", surroundings);
      const state = hasImportError ? "not-bundled" : hasTodaysDefaults ? "loaded" : "of-other-defaults";
      this.#known.set(relativePath, { inputs, state, takenDags: [] });
    }
    for (const { inputs } of this.#known.values()) this.#watch?.add(inputs.map(({ path }) => path));
  }

  #openWatch(): void {
    const { dagsFolder, logger } = this.#options;
    this.#watch = new FileWatch({
      dagsFolder,
      onChange: (changes) => void this.#onChange(changes),
      onError: (error) =>
        logger.error("Watching Dag files has failed, so a change may be seen at the next start only", {
          error: messageOf(error),
        }),
    });
  }

  async #onChange({ paths, hasFolders }: FileChanges): Promise<void> {
    const touched = [...this.#known].filter(([, { inputs }]) => inputs.some(({ path }) => paths.has(path)));
    const inputs = new Set(touched.flatMap(([, file]) => file.inputs.map(({ path }) => path)));
    const others = [...paths].filter((path) => !inputs.has(path));
    if (hasFolders || others.some((path) => this.#mayConcernDagFiles(path))) {
      await this.#attempt("The Dags folder could not be read", () => this.#pass("changed"));
      return;
    }
    const check = new InputCheck();
    await Promise.all(touched.map(([relativePath, file]) => this.#addIfChanged(relativePath, file, check)));
  }

  /** Of a path that no Dag file has read: a new Dag file, an ignore file, or what a broken one asks for. */
  #mayConcernDagFiles(path: string): boolean {
    const name = basename(path);
    if (isDagFileName(name) || isIgnoreFileName(name)) return true;
    return [...this.#known.values()].some(({ state }) => state === "not-bundled");
  }

  /** Compares the folder with what is known. Passes run one after another. */
  #pass(which: "changed" | "all"): Promise<void> {
    const pass = this.#passes.then(() => this.#passNow(which));
    this.#passes = pass.then(
      () => undefined,
      () => undefined,
    );
    return pass.then((processed) => processed());
  }

  /** @returns a function that waits for the files that had to be processed, which the next pass need not wait for. */
  async #passNow(which: "changed" | "all"): Promise<() => Promise<void>> {
    const { dagsFolder, logger } = this.#options;
    const found = await findDagFiles(dagsFolder, logger);
    if (found.kind === "folder-missing") {
      // Its Dags stay: a disk that is not mounted should not retire them.
      if (!this.#isFolderMissing) logger.warn("The Dags folder does not exist; waiting for it", { dagsFolder });
      this.#isFolderMissing = true;
      return () => Promise.resolve();
    }
    this.#isFolderMissing = false;
    const present = new Set(found.relativePaths);
    for (const relativePath of this.#known.keys()) if (!present.has(relativePath)) await this.#retire(relativePath);
    const check = new InputCheck();
    const processed: Promise<void>[] = [];
    await Promise.all(
      found.relativePaths.map(async (relativePath) => {
        const known = this.#known.get(relativePath);
        const isWanted = which === "all" || known === undefined || HAS_TO_BE_LOADED.has(known.state);
        if (isWanted || (await check.hasChange(known.inputs))) processed.push(this.#add(relativePath));
      }),
    );
    return async () => {
      await Promise.all(processed);
    };
  }

  async #addIfChanged(
    relativePath: string,
    { inputs }: Pick<KnownDagFile, "inputs">,
    check: InputCheck,
  ): Promise<void> {
    if (await check.hasChange(inputs)) await this.#add(relativePath);
  }

  /** Resolves when the file has been processed, however long it took. */
  async #add(relativePath: string): Promise<void> {
    this.#slowQueue.drop(relativePath);
    await this.#queue.add(relativePath);
    if (this.#slow.delete(relativePath)) await this.#slowQueue.add(relativePath);
  }

  /** The work of the queues. A file that is gone is retired. */
  async #process(request: Pick<FileRequest, "relativePath" | "timeoutSeconds" | "signal">): Promise<void> {
    const { relativePath, timeoutSeconds, signal } = request;
    try {
      const sourcePath = await existingPath(join(this.#options.dagsFolder, relativePath));
      if (sourcePath === null) {
        await this.#retire(relativePath);
        return;
      }
      this.#hasBundled = true;
      const isTimeoutFinal = timeoutSeconds === this.#options.configuration.parseTimeoutSeconds;
      const onRead = (inputs: readonly DagFileInput[]) => this.#noteInputs(relativePath, inputs);
      const processed = await this.#statistics.measure(relativePath, () =>
        this.#processing.storing.during(() =>
          processFile(this.#processing, { ...request, sourcePath, isTimeoutFinal, onRead }),
        ),
      );
      if (processed?.hasTimedOut === true) this.#statistics.timedOut(relativePath);
      if (processed === null) this.#slow.add(relativePath);
      else this.#noteOutcome(relativePath, processed);
    } catch (error) {
      if (signal.aborted) return;
      if (this.#options.store.isUnreachable(error)) {
        this.#known.delete(relativePath);
        this.#passLater();
        return;
      }
      await this.#attempt("An import error could not be stored", () =>
        recordBrokenMachinery(this.#options, relativePath, error),
      );
    }
  }

  #noteInputs(relativePath: string, inputs: readonly DagFileInput[]): void {
    const known = this.#known.get(relativePath) ?? { state: "broken", takenDags: [] };
    this.#known.set(relativePath, { ...known, inputs });
    const added = new Set(this.#watch?.add(inputs.map(({ path }) => path)));
    const unwatched = inputs.filter(({ path }) => added.has(path));
    // These may have changed after they were read, and before they were watched.
    if (unwatched.length > 0) void this.#addIfChanged(relativePath, { inputs: unwatched }, new InputCheck());
  }

  #noteOutcome(relativePath: string, { state, dagIds, takenDags }: ProcessedDagFile): void {
    const { inputs } = this.#known.get(relativePath) ?? { inputs: [] };
    this.#known.set(relativePath, { inputs, state, takenDags });
    if (state === "loaded") this.#offerDags(relativePath, dagIds);
  }

  async #retire(relativePath: string): Promise<void> {
    const { store, logger } = this.#options;
    await store.transaction((transaction) => retireDagFile(transaction, { relativePath }));
    this.#known.delete(relativePath);
    this.#statistics.forget(relativePath);
    logger.info("Retired the Dags of a file that is gone", { path: relativePath });
    this.#offerDags(relativePath, []);
  }

  /** Files whose Dag ids this file kept from them have another chance when it makes those Dags no longer. */
  #offerDags(relativePath: string, keptDagIds: readonly string[]): void {
    for (const [other, { takenDags }] of this.#known) {
      const isFree = takenDags.some(
        (taken) => taken.relativePath === relativePath && !keptDagIds.includes(taken.dagId),
      );
      if (isFree) void this.#add(other);
    }
  }

  /** What could not be stored is found again once the database answers. */
  #passLater(): void {
    if (this.#isStopped) return;
    this.#laterPass ??= setTimeout(() => {
      this.#laterPass = null;
      void this.#attempt("The Dags folder could not be read", () => this.#pass("changed"));
    }, PAUSE_AFTER_FAILURE_MILLISECONDS);
  }

  async #attempt(sentence: string, body: () => Promise<void>): Promise<void> {
    try {
      await body();
    } catch (error) {
      if (this.#options.store.isUnreachable(error)) this.#passLater();
      this.#options.logger.error(sentence, { error: messageOf(error) });
    }
  }
}

/** What is known of a Dag file that was found. */
interface KnownDagFile extends Pick<ProcessedDagFile, "takenDags"> {
  /** A file may be good, and its Dags those that came of it with other defaults for authors than hold now. */
  readonly state: ProcessedDagFile["state"] | "of-other-defaults";
  /** What was read of it the last time. */
  readonly inputs: readonly DagFileInput[];
}

/** The states of files that are loaded again although nothing that was read of them has changed. */
const HAS_TO_BE_LOADED: ReadonlySet<KnownDagFile["state"]> = new Set(["not-bundled", "of-other-defaults"] as const);

/** The path without links; `null` when there is nothing. */
async function existingPath(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
