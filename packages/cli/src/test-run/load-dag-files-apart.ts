import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findDagFiles } from "@baram/dag-processor";
import { type Logger, secondsBetween } from "@baram/domain";
import { MetadataStore } from "@baram/metadata-store";
import { folderDagProcessor } from "../composition/folder-dag-processor.ts";
import { createPools } from "../composition/pools.ts";
import type { Invocation } from "../program/invocation.ts";

/** What came of a Dag file. */
export interface LoadedDagFile {
  /** Below the Dags folder, with forward slashes. */
  readonly relativePath: string;
  /** From the reading of the file to the storing of its Dags. */
  readonly seconds: number;
  /** In alphabetical order; none of a file that does not load. */
  readonly dagIds: readonly string[];
  readonly taskCount: number;
}

/** Loads Dag files one after the other into a store of its own, which is deleted afterwards. */
export async function loadDagFilesApart(
  { configuration, folders, terminal }: Invocation,
  { isWanted, logger }: { readonly isWanted: (path: string) => boolean; readonly logger: Logger },
): Promise<readonly LoadedDagFile[]> {
  const { clock, environment } = terminal;
  const options = { configuration, folders, environment, clock, logger };
  const found = await findDagFiles(folders.dags, logger);
  if (found.kind === "folder-missing") return [];
  const folder = mkdtempSync(join(tmpdir(), "baram-report-"));
  const store = new MetadataStore({ url: `sqlite:${join(folder, "baram.db")}` });
  const pools = createPools(options);
  const processor = folderDagProcessor(options, { store, pools });
  try {
    await store.migrate();
    const files: LoadedDagFile[] = [];
    for (const relativePath of found.relativePaths.filter((path) => isWanted(join(folders.dags, path)))) {
      const startedAt = clock.now();
      await processor.processFile(relativePath);
      const seconds = secondsBetween(startedAt, clock.now());
      files.push({ relativePath, seconds, ...(await countDags(store, relativePath)) });
    }
    return files;
  } finally {
    await processor.stop();
    await pools.runners.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function countDags(
  store: MetadataStore,
  relativePath: string,
): Promise<Pick<LoadedDagFile, "dagIds" | "taskCount">> {
  const rows = await store.reader
    .selectFrom("dag")
    .select(["dagId", "dagVersionId"])
    .where("relativePath", "=", relativePath)
    .orderBy("dagId")
    .execute();
  const versions = await Promise.all(
    rows.map(({ dagVersionId }) => store.serializedDags.get(store.reader, dagVersionId)),
  );
  return {
    dagIds: rows.map(({ dagId }) => dagId),
    taskCount: versions.reduce((count, { dag }) => count + dag.tasks.length, 0),
  };
}
