import type { MetadataStore } from "@baram/metadata-store";
import { folderDagProcessor } from "../composition/folder-dag-processor.ts";
import type { Pools, PoolsOptions } from "../composition/pools.ts";

/** Reads the Dag files that are new or have changed, once. An unchanged folder costs a look at its files. */
export async function readDagFiles(
  options: PoolsOptions,
  given: { readonly store: MetadataStore; readonly pools: Pools },
): Promise<void> {
  const processor = folderDagProcessor(options, given);
  processor.start();
  await processor.firstPass;
  await processor.stop();
}
