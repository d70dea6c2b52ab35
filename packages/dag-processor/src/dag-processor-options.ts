import type { ChangedAuthorDefaults, Clock, Logger, Measurements } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";
import type { BundleFolder, RunnerPool } from "@baram/runner-pool";

/** What a Dag processor works with. */
export interface DagProcessorOptions {
  readonly store: MetadataStore;
  /** Where Dag files are loaded. */
  readonly runnerPool: Pick<RunnerPool, "parseDagFile">;
  readonly bundleFolder: BundleFolder;
  /** Absolute; need not exist yet. */
  readonly dagsFolder: string;
  /** The author's npm project. Absolute. */
  readonly projectFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where loads are measured. Defaults to nowhere. */
  readonly measurements?: Measurements;
  readonly configuration: DagProcessorConfiguration;
}

/** The settings of a Dag processor. */
export interface DagProcessorConfiguration {
  readonly parseTimeoutSeconds: number;
  /** Of Dags that do not say so themselves. */
  readonly isPausedUponCreation: boolean;
  /** The defaults for authors that the runners were given; absent for Baram's own. A file is loaded again for others. */
  readonly authorDefaults?: ChangedAuthorDefaults;
}
