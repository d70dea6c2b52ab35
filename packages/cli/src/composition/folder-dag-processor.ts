import { createDagProcessor, type DagProcessor } from "@baram/dag-processor";
import type { Measurements } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";
import { configuredAuthorDefaults } from "./configured-author-defaults.ts";
import type { Pools, PoolsOptions } from "./pools.ts";

/** The Dag processor of the Dags folder; it does nothing before it is started or asked. */
export function folderDagProcessor(
  { configuration, folders, clock, logger }: PoolsOptions,
  {
    store,
    pools,
    measurements,
  }: { readonly store: MetadataStore; readonly pools: Pools; readonly measurements?: Measurements },
): DagProcessor {
  return createDagProcessor({
    store,
    runnerPool: pools.runners,
    bundleFolder: pools.bundleFolder,
    dagsFolder: folders.dags,
    projectFolder: folders.project,
    clock,
    logger,
    ...(measurements === undefined ? {} : { measurements }),
    configuration: {
      parseTimeoutSeconds: configuration.core.dagbag_import_timeout,
      isPausedUponCreation: configuration.core.dags_are_paused_at_creation,
      authorDefaults: configuredAuthorDefaults(configuration),
    },
  });
}
