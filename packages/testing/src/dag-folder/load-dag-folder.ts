import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createDagProcessor } from "@baram/dag-processor";
import { instantFromMicroseconds, type Logger, type SerializedDag } from "@baram/domain";
import type { ParseResult } from "@baram/execution-api";
import { listImportErrors, MetadataStore } from "@baram/metadata-store";
import { LoadedBundles, parseDagFile } from "@baram/runner";
import { BundleFolder, chooseBundleFolder, type ParseRequest } from "@baram/runner-pool";
import { VirtualClock } from "../engine/virtual-clock.ts";

/** What a Dags folder has in it. */
export interface LoadedDagFolder {
  readonly dags: readonly { readonly relativePath: string; readonly dag: SerializedDag }[];
  /** Files that do not load, and why. */
  readonly failures: readonly {
    readonly relativePath: string;
    readonly message: string;
    readonly line: number | null;
  }[];
}

const QUIET: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const ALL = { orderBy: "relativePath", direction: "asc", limit: 10_000, offset: 0 } as const;

/**
 * Reads every Dag file of a folder as a server does, but in this process: a file that loops without end is not stopped.
 *
 * Throws a sentence for a folder that is not there.
 */
export async function loadDagFolder(folder: string): Promise<LoadedDagFolder> {
  const dagsFolder = resolve(folder);
  if (!existsSync(dagsFolder)) throw new TypeError(`There is no folder ${dagsFolder}.`);
  const projectFolder = findProjectFolder(dagsFolder);
  const home = mkdtempSync(join(tmpdir(), "baram-sound-"));
  const store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  const processor = createDagProcessor({
    store,
    runnerPool: inProcessPool(),
    bundleFolder: new BundleFolder({ folder: chooseBundleFolder({ projectFolder, homeFolder: home }), dagsFolder }),
    dagsFolder,
    projectFolder,
    clock: new VirtualClock(instantFromMicroseconds(0)),
    logger: QUIET,
    configuration: { parseTimeoutSeconds: Number.MAX_SAFE_INTEGER, isPausedUponCreation: true },
  });
  try {
    await processor.reserialize();
    return await readStore(store);
  } finally {
    await processor.stop();
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Loads Dag files here, one at a time: what two of them make at once could not be told apart. */
function inProcessPool() {
  const bundles = new LoadedBundles();
  let last: Promise<unknown> = Promise.resolve();
  return {
    parseDagFile: ({ bundle, relativePath }: ParseRequest): Promise<ParseResult> => {
      const parsed = last.then(() => parseDagFile(bundles, { bundle, relativePath }));
      last = parsed;
      return parsed;
    },
  };
}

async function readStore(store: MetadataStore): Promise<LoadedDagFolder> {
  const rows = await store.reader
    .selectFrom("dag")
    .select(["relativePath", "dagVersionId"])
    .where("isActive", "=", 1)
    .orderBy("dagId")
    .execute();
  const dags = [];
  for (const { relativePath, dagVersionId } of rows) {
    const { dag } = await store.serializedDags.get(store.reader, dagVersionId);
    dags.push({ relativePath, dag });
  }
  const { importErrors } = await listImportErrors(store.reader, ALL);
  return { dags, failures: importErrors };
}

/** The nearest folder upward with a `package.json`, else the Dags folder itself. */
function findProjectFolder(dagsFolder: string): string {
  for (let folder = dagsFolder; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return dagsFolder;
  }
}
