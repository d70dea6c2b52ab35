import type { Clock, ListenerEvent, Logger, Measurements } from "@baram/domain";
import type {
  AttemptReport,
  AttemptSettings,
  AuthorAnswer,
  AuthorCode,
  AuthorQuestion,
  BundleLocation,
  Workload,
  XComBackendSettings,
} from "@baram/execution-api";
import type { Executor } from "@baram/executors";
import type { MetadataStore } from "@baram/metadata-store";

/** What the scheduler and its steps work with. */
export interface SchedulerDependencies {
  readonly store: MetadataStore;
  readonly executor: Executor;
  readonly clock: Clock;
  readonly logger: Logger;
  /** This process's row in `job`. */
  readonly jobId: number;
  readonly hostname: string;
  /** How long a lease is good without a heartbeat of its worker. */
  readonly leaseSeconds: number;
  /** A fresh, unguessable token for each attempt. */
  readonly newLeaseToken: () => string;
  /** Whether runs and task instances start only that belong to back-fills; all else is left to a server. Defaults to `false`. */
  readonly onlyBackfills?: boolean;
  /** How many elements a result may have that something is mapped over. Defaults to 10,000. */
  readonly maxMapLength?: number;
  /** After how many failed runs one after another a Dag is paused that does not say so itself. Defaults to 0, never. */
  readonly maxConsecutiveFailedDagRuns?: number;
  /** What attempts are told of the configuration. Defaults to what holds where nothing is configured. */
  readonly attemptSettings?: AttemptSettings;
  /** Whom timetables of authors' own are asked through; absent where there are none. */
  readonly authorCode?: AuthorCode;
  /**
   * Has author code told of something, by a workload with a callback; its report says what came of it. Absent where
   * nobody is told of anything.
   */
  readonly tellAuthorCode?: (workload: Workload, signal: AbortSignal) => Promise<AttemptReport>;
  /** Has the installation's listeners told of what happened; absent where nobody listens. */
  readonly tellListeners?: (
    events: readonly ListenerEvent[],
    limits: { readonly timeoutSeconds: number },
  ) => Promise<AuthorAnswer<Extract<AuthorQuestion, { kind: "tellListeners" }>>>;
  /** Whether SLAs are looked at. Defaults to `true`. */
  readonly checksSlas?: boolean;
  /** Who removes XComs outside of the database; absent where all of them are in it. */
  readonly askAboutXComs?: AuthorCode & { readonly backend: XComBackendSettings };
  /** Where it counts and measures what it does. Defaults to nowhere. */
  readonly measurements?: Measurements;
  /** Where a bundle will be found by the runner; nothing is read or written by asking. */
  readonly locateBundle: (bundle: { readonly hash: string; readonly relativePath: string }) => BundleLocation;
}
