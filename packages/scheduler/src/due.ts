/** What has to be looked at. Each is set by an event or by the safety pass, and cleared by its step. */
export interface Due {
  /** Every Dag that waits for assets. */
  assets: boolean;
  /** Timetables of authors' own that are to name a next run. */
  timetables: boolean;
  /** Dags that were at their limit of active runs. */
  runLimits: boolean;
  runs: boolean;
  queuedRuns: boolean;
  retries: boolean;
  /** Mapped tasks with more instances than one transaction holds. */
  expansions: boolean;
  taskInstances: boolean;
  silence: boolean;
  timeouts: boolean;
  stalledRuns: boolean;
  /** XComs that have to be removed outside of the database. */
  purges: boolean;
}

/** The safety pass. */
export const EVERYTHING: Due = {
  assets: true,
  timetables: true,
  runLimits: true,
  runs: true,
  queuedRuns: true,
  retries: true,
  expansions: true,
  taskInstances: true,
  silence: true,
  timeouts: true,
  stalledRuns: true,
  purges: true,
};
